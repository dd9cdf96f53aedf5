/// Spanish cues, topics, urgency and stance.
enum SpanishPhrases {
    static let table = """
        negation: no, nunca, nada, nadie, ningún, ninguna, ninguno, sin, tampoco, jamás, ni
        secondPerson: ustedes, vosotros, usted, tu, su, sus, vuestro, vuestra, os, les
        firstPerson: yo, mi, mis, me, nos, nuestro*, nuestra*
        duration: semana, semanas, día, días, mes, meses, hora, horas, minutos, año, años, desde hace, hace, llevo, tiempo
        again: otra vez, de nuevo, todavía, aún, sigue, siguen, sigo, siempre, cada vez, nuevamente
        money: dinero, reembols*, devoluci*, cobr*, factura*, pago, pagos, pagu*, pagado, precio*, euros, pesos, tarjeta, cargo, caro, cara
        demand: cuándo, por qué, cuánto, dónde está, qué pasa, hasta cuándo, cómo es posible
        problem: roto, rota, rotos, no funciona*, no sirve*, defectuos*, error*, fall*, problema*, averí*, dañad*, falta, equivocad*, perdid*, perdí, retraso, retrasad*, tarde, lento, lenta, lentos, caíd*, se cierra, se cae, bloquead*, suci*, no llega*, no ha llegado, no llegó, cancelad*, cancelaron, borr*, sin luz, sin internet
        waiting: espera*, esperando, esperé, en espera, cola
        service: atención al cliente, servicio, soporte, empleado*, repartidor, pedido*, paquete, entrega, aplicación, app, tienda, vuelo, técnico
        thanks: gracias, muchas gracias, agradezco
        positive: bueno, buena, buen, genial, excelente, perfecto, encanta, feliz, recomiendo, rápido, amable*, fantástico, mejor, increíble, bonito, rico, contento, contenta
        negative: malo, mala, mal, pésim*, peor, horrible*, terrible*, decepcion*, triste, odio, molest*, grosero*, lamentable*, vergonzos*, fatal, desastre, basura, mierda
        strong: pésim*, el peor, la peor, vergüenza, estafa*, ladrones, robo, inaceptable, indignante, asco, asqueros*, nunca más, sinvergüenza*, un robo, timo, fraude
        profanity: mierda, joder, puta, puto, putos, coño, cabrón, cabrones, carajo, hijos de puta, gilipollas, imbécil*, idiota*, pendej*, maldit*, chinga*, verga
        anger: enojad*, furios*, rabia, ira, cabread*, hart*, harto, indignad*, odio, enfadad*, coraje
        contempt: broma, una broma, chiste, ridícul*, patétic*, inútil*, incompetent*, vaya servicio, gracias por nada, felicidades
        please: por favor, pueden, podrían, ayuda, necesito
        contact: llamé, llamado, escribí, correo, reclam*, queja*, denunci*
        leaving: me cambio, cambiarme, darme de baja, dar de baja, nunca más, cancelo, no vuelvo, no volveré, no compren, eviten, desinstal*
        promotion: gratis, sorteo, descuento*, promoción, gana dinero, oferta, síguenos
        topic.delivery: paquete*, pedido*, entrega*, envío*, repartidor, no ha llegado, no llegó, equipaje, maleta*
        topic.billing: factura*, cobr*, cargo, cargos, recibo
        topic.refund: reembols*, devoluci*, devolver el dinero, devuelvan, mi dinero
        topic.quality: roto, rota, defectuos*, calidad, dañad*, en mal estado, sabe mal
        topic.bug: error*, se cierra, no carga, actualización, falla la app
        topic.data-loss: borró, perdí mis, borraron, perdí todo
        topic.outage: sin internet, sin servicio, sin luz, sin señal, caíd*, no hay internet, corte
        topic.service: atención al cliente, servicio al cliente, nadie responde, no responden, no contestan, grosero*, mala atención, empleado*
        topic.account: mi cuenta, contraseña, bloquead*, iniciar sesión
        topic.pricing: precio*, caro, cara, carísimo, subida
        topic.privacy: datos personales, mis datos, privacidad
        topic.cancellation: cancel*, darme de baja, dar de baja
        topic.safety: peligros*, incendio, humo, hospital, alergi*, descarga eléctrica
        urgent.safety: se incendió, incendi*, en llamas, prendió fuego, fuego, humo, quem*, chispas, descarga eléctrica, explot*, alérgic*, suicid*, matarme, quitarme la vida, no quiero vivir, quiero morir, hospital, urgencias, ambulancia, herid*, lesion*, atragant*, asfixi*, peligros*, intoxica*, intoxicación, vidrio en, cristal en, sin frenos, frenos fallaron, fuga de gas
        urgent.legal: abogad*, demanda, demandar*, denuncia, denunciar*, denunciaré, tribunal*, juzgado, juicio, profeco, facua, consumo, acciones legales, ilegal*
        urgent.money: mi dinero, devuelvan mi dinero, devuélvanme, me cobraron dos veces, cobro doble, doble cobro, cobrado dos veces, cobro indebido, me robaron, no me han devuelto, no me devuelven, sin reembolso, me siguen cobrando, cobraron de más, estafa*
        urgent.churn: me cambio, me voy, darme de baja, me doy de baja, dar de baja, nunca más, no vuelvo a, no volveré, cancelo mi, cancelar mi, última vez, desinstal*, pierden un cliente, perdieron un cliente
        urgent.press: periodista*, prensa, periódico*, noticiero, noticias, medios de comunicación, televisión
        harmless: sin peligro, fuegos artificiales, humor, a fuego lento
        stance.persecutor: ladrones, sinvergüenza*, estafadores, vergüenza, inútil*, incompetent*, mi abogado, los voy a demandar, exijo, mentirosos, rateros
        stance.victim: por favor ayuda, ayúdenme, ayudenme, no sé qué hacer, desesperad*, nadie me ayuda, ya no sé, no puedo más, me rindo
        stance.rescuer: deberían, deberíais, sugiero, sugerencia, por qué no, podrían mejorar, les recomiendo, propongo, capaciten
        """
}

/// Portuguese cues, topics, urgency and stance, for Brazil and Portugal.
enum PortuguesePhrases {
    static let table = """
        negation: não, nunca, nada, ninguém, nenhum, nenhuma, sem, nem, jamais
        secondPerson: vocês, você, seu, sua, vcs, vc, teu, tua
        firstPerson: eu, meu, minha, meus, minhas, me, nós, nosso*, nossa*
        duration: semana*, dia, dias, mês, meses, hora, horas, minutos, ano, anos, há, faz, desde
        again: de novo, outra vez, ainda, continua*, sempre, toda vez, novamente, mais uma vez
        money: dinheiro, reembols*, estorn*, cobra*, fatura*, pago, paguei, pagamento*, preço*, reais, cartão, taxa*, caro, cara, boleto
        demand: quando, por que, porque, cadê, até quando, quanto tempo, onde está, como é possível
        problem: quebrad*, não funciona*, com defeito, defeito*, erro*, falha*, problema*, danificad*, faltando, errad*, perdid*, perdi, atras*, atrasad*, lento, lenta, caiu, travando, trava, travou, bloquead*, suj*, não chegou, não chega, não recebi, nunca chegou, cancelad*, cancelaram, apagou, fora do ar, sem luz, sem internet, sem sinal
        waiting: esperando, espera, esperar, aguard*, fila
        service: atendimento, suporte, serviço, atendente*, entregador, entrega, pedido*, encomenda, aplicativo, app, loja, voo, técnico
        thanks: obrigado, obrigada, valeu, agradeço
        positive: bom, boa, ótim*, excelente, perfeito, adorei, amei, amo, feliz, recomendo, rápido, maravilhos*, lindo, linda, melhor, incrível, legal, gostei, parabéns, show
        negative: ruim, péssim*, pior, horrível, horríveis, terrível, decepcion*, triste, odeio, raiva, chato, grosseir*, lamentável, vergonha, lixo, desrespeito, descaso, absurdo, infelizmente
        strong: péssim*, pior, vergonha, golpe, ladrões, roubo, absurdo, inaceitável, nojo, nojent*, nunca mais, picaret*, descaso, palhaçada, fraude
        profanity: merda, porra, caralho, puta, puto, foda, fodase, fdp, cu, cacete, bosta, idiota*, imbecil, otári*, desgraça*, filho da puta, buceta
        anger: raiva, ódio, odeio, puto, puta da vida, revoltad*, irritad*, indignad*, furios*, cansei, de saco cheio
        contempt: piada, uma piada, ridícul*, patétic*, inútil, incompetent*, palhaçada, parabéns, obrigado por nada
        please: por favor, podem, poderiam, ajuda, preciso, pfv
        contact: liguei, ligo, escrevi, email, reclam*, protocolo, denunci*
        leaving: vou cancelar, cancelei, nunca mais, vou trocar, trocar de operadora, não volto, não comprem, fujam, desinstal*, não recomendo
        promotion: grátis, sorteio, desconto*, promoção, ganhe, oferta, renda extra, siga
        topic.delivery: entrega*, pedido*, encomenda*, frete, não chegou, transportadora, bagagem, mala
        topic.billing: fatura*, cobra*, cobrança*, boleto, taxa*
        topic.refund: reembols*, estorn*, dinheiro de volta, devolu*
        topic.quality: quebrad*, defeito*, qualidade, danificad*, estragad*, mofad*
        topic.bug: erro*, trava, travando, travou, atualização, não abre, não carrega, bug*
        topic.data-loss: apagou, perdi meus, perdi tudo, sumiram
        topic.outage: sem internet, sem sinal, sem luz, sem energia, fora do ar, caiu, sem serviço
        topic.service: atendimento, atendente*, ninguém responde, não respondem, suporte, descaso, grosseir*
        topic.account: minha conta, senha, login, bloquead*
        topic.pricing: preço*, caro, cara, aumento
        topic.privacy: dados pessoais, meus dados, lgpd, rgpd, privacidade
        topic.cancellation: cancel*
        topic.safety: perigo*, incêndio, fumaça, fumo, hospital, alergi*, choque
        urgent.safety: pegou fogo, pegando fogo, incêndio, fogo, fumaça, faísca*, choque elétrico, levei um choque, explodi*, explosão, queim*, alérgic*, alergia, suicid*, suicíd*, me matar, tirar a minha vida, tirar minha vida, não quero viver, hospital, pronto socorro, ambulância, ferid*, machuc*, engasg*, sufoc*, perigo*, intoxica*, vidro no, vidro na, caco de vidro, sem freio, freio falhou, vazamento de gás
        urgent.legal: advogad*, processar, processo, vou processar, justiça, procon, tribunal, juizado, pequenas causas, anatel, à deco, na deco, deco proteste, ação judicial, ilegal, reclame aqui, medidas legais
        urgent.money: meu dinheiro, dinheiro de volta, cobrado duas vezes, cobraram duas vezes, cobrança dupla, cobrança indevida, não recebi o reembolso, sem reembolso, não devolve*, não reembols*, estorno não, continuam cobrando, roubaram, me roubaram, golpe
        urgent.churn: vou cancelar, cancelei, cancelando, nunca mais, vou trocar, trocar de operadora, mudar de operadora, última vez, desinstalei, desinstalando, perderam um cliente, não volto, não compro mais
        urgent.press: jornalista*, imprensa, jornal, repórter*, noticiário, televisão
        harmless: sem perigo, fogos de artifício, fogo no parquinho, pega fogo cabaré
        stance.persecutor: ladrões, vergonha, bando de, incompetentes, palhaços, mentirosos, vou processar, exijo, golpistas, picaretas, inúteis
        stance.victim: me ajudem, por favor ajuda, não sei o que fazer, não sei mais o que fazer, desesperad*, ninguém me ajuda, desisto, não aguento mais
        stance.rescuer: deveriam, vocês deveriam, sugiro, sugestão, por que não, poderiam melhorar, minha sugestão, proponho, treinem
        """
}

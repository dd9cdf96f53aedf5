/// French cues, topics, urgency and stance.
enum FrenchPhrases {
    static let table = """
        negation: pas, ne, jamais, rien, aucun, aucune, personne, sans, plus de
        secondPerson: vous, votre, vos, tu, ton, ta, toi
        firstPerson: je, jai, mon, ma, mes, moi, nous, notre, nos
        duration: semaine*, jour, jours, mois, heure*, minute*, année*, depuis, longtemps, ans
        again: encore, toujours, toujours pas, à nouveau, de nouveau, chaque fois, sans cesse, sans arrêt
        money: argent, rembours*, facture*, facturé*, prélev*, payé*, payer, prix, euros, frais, cher, chère, compte, débité*
        demand: quand, pourquoi, combien de temps, où est, que se passe, comment se fait, à quand
        problem: cassé*, en panne, panne, ne marche pas, ne fonctionne pas, ne fonctionne plus, marche pas, fonctionne pas, défectueu*, erreur*, problème*, bug*, plante, abîmé*, manque, manquant*, faux, perdu*, retard*, en retard, annulé*, lent, lente, bloqué*, sale, froid, pas reçu, jamais reçu, jamais arrivé*, pas livré*, supprimé*
        waiting: attend*, attente, attends
        service: service client, service, sav, support, conseiller*, livreur, livraison, commande*, colis, application, appli, magasin, train, technicien*
        thanks: merci, merci beaucoup, remercie
        positive: bon, bonne, super, génial*, excellent*, parfait*, adore, content*, heureu*, recommande, rapide, gentil*, agréable*, magnifique*, top, bravo, satisfait*
        negative: mauvais*, mal, nul, nulle, pire, horrible*, terrible*, déçu*, décevant*, déception, triste, déteste, pénible, désagréable*, lamentable*, médiocre*, arnaque, malheureusement, honteu*, catastroph*
        strong: honte, honteu*, scandal*, arnaque*, voleurs, escroc*, inadmissible*, inacceptable*, catastroph*, dégueulasse*, dégoût*, plus jamais, le pire, la pire, foutage de gueule, se moquent, vol
        profanity: merde, putain, connard*, con, conne, cons, bordel, chier, enculé*, salope*, foutre, foutu*, débile*, imbécile*, idiot*, crétin*, dégage
        anger: colère, furieu*, énervé*, rage, marre, ras le bol, haine, insupportable, scandalisé*, agac*, saoul*
        contempt: blague, une blague, ridicule*, pathétique*, incompétent*, incapable*, merci pour rien, bravo, se foutent, foutage, félicitations
        please: svp, sil vous plaît, pouvez vous, pourriez vous, aidez, besoin
        contact: appelé, écrit, mail, réclamation*, plainte*, signalé, contacté
        leaving: résili*, je change, je pars, plus jamais, changer dopérateur, à fuir, fuyez, évitez, désinstall*, je quitte, ne reviendrai
        promotion: gratuit*, concours, promo*, réduction, gagner de largent, offre, abonnez
        topic.delivery: colis, livr*, commande*, transporteur, bagage*, valise*, expédi*
        topic.billing: facture*, facturé*, prélev*, débité*, frais
        topic.refund: rembours*, avoir, indemnis*
        topic.quality: cassé*, défectueu*, qualité, abîmé*, moisi*, périmé*
        topic.bug: bug*, plante, erreur*, mise à jour, ne charge pas, ne souvre pas
        topic.data-loss: effacé, perdu mes, perdu toutes, supprimé mes
        topic.outage: panne, en panne, plus dinternet, pas dinternet, pas de réseau, coupure*, hors service, plus de réseau
        topic.service: service client, sav, conseiller*, personne ne répond, pas de réponse, aucune réponse, accueil, impoli*, désagréable*
        topic.account: mon compte, mot de passe, connexion, bloqué*, me connecter
        topic.pricing: prix, cher, chère, augmentation, tarif*
        topic.privacy: données personnelles, mes données, rgpd, vie privée
        topic.cancellation: résili*, annul*
        topic.safety: dangereu*, incendie, fumée, feu, hôpital, allergi*, blessé*
        urgent.safety: pris feu, prend feu, en feu, incendie, fumée, étincelles, électrocut*, décharge électrique, choc électrique, explosé*, brûlé*, brûlure*, allergi*, suicid*, me tuer, mettre fin à mes jours, envie de mourir, plus envie de vivre, hôpital, urgences, ambulance, blessé*, blessure*, étouff*, intoxication, intoxiqué*, dangereu*, danger, morceau de verre, bouts de verre, freins ont lâché, plus de freins, fuite de gaz
        urgent.legal: avocat*, tribunal, en justice, la justice, plainte, porter plainte, dépôt de plainte, poursuites, ufc que choisir, dgccrf, médiateur, mise en demeure, illégal*, 00 millions de consommateurs
        urgent.money: jamais remboursé*, pas remboursé*, toujours pas remboursé*, remboursement jamais, mon argent, rendez moi mon argent, prélevé deux fois, débité deux fois, facturé deux fois, double prélèvement, prélèvement abusif, refuse de me rembourser, refusent de me rembourser, refuse de rembourser, refusent de rembourser, continue de prélever, escroquerie
        urgent.churn: je résilie, résilier, résiliation, je change, je pars, plus jamais, dernière fois, désinstallé, désinstalle, je quitte, chez un concurrent, à la concurrence, un client de perdu, un client en moins, ne reviendrai
        urgent.press: journaliste*, presse, journal, rédaction, médias, reportage, émission de consommateurs
        harmless: sans danger, feu vert, feu rouge, feux dartifice, expresse, hors de danger, presse agrumes
        stance.persecutor: voleurs, escrocs, honte à vous, bande de, incompétents, incapables, menteurs, mon avocat, jexige, vous vous foutez, vous vous moquez, arnaqueurs
        stance.victim: aidez moi, je ne sais plus quoi faire, je ne sais pas quoi faire, désespéré*, personne ne maide, je baisse les bras, jabandonne, à bout, je nen peux plus, désolé de vous déranger
        stance.rescuer: vous devriez, vous pourriez, je suggère, suggestion, pourquoi ne pas, je propose, il suffirait, il faudrait, formez vos, à votre place
        """
}

/// Given names in wide use, for greetings.
///
/// A display name may be a word in any language (`Night Bakery`, `Fristenkalender`), and no rule tells such a word from a
/// name. So only a name that is known to be one is greeted with; whoever has a rarer one is answered without a greeting.
/// Names that are common words as well are left out, unless they stand in ``alsoWords``.
enum FirstNames {
    /// Whether `word` is a given name. Letters with marks count as those without.
    static func contains(_ word: some StringProtocol, hasSecondName: Bool) -> Bool {
        let plain = plain(word)
        if names.contains(plain) || (hasSecondName && alsoWords.contains(plain)) { return true }
        let parts = plain.split(separator: "-")
        return parts.count == 2 && parts.allSatisfy { names.contains(String($0)) || alsoWords.contains(String($0)) }
    }

    private static func plain(_ word: some StringProtocol) -> String {
        String(
            word.lowercased().flatMap { character -> [Character] in
                if character == "\u{2019}" { return ["'"] }
                return base[character].map { Array($0) } ?? [character]
            })
    }

    private static let base: [Character: String] = {
        var table: [Character: String] = [:]
        let rows = [
            ("a", "àáâãäåāăą"), ("c", "çćčĉċ"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("k", "ķ"), ("l", "ĺļľł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"),
            ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "æ"),
            ("oe", "œ"), ("th", "þ"), ("ss", "ß"),
        ]
        for (plain, letters) in rows {
            for letter in letters { table[letter] = plain }
        }
        return table
    }()

    /// Names that are words too: taken for a name only where a second name follows.
    private static let alsoWords = wordSet(
        """
        grace mark frank jack rob will max rose amber ruby lily daisy hazel robin dean grant violet ivy holly carol gene \
        guy ray drew miles sofia chance mercy felicity patience josh nick pat sue art dominic jasmine victor clement april iris poppy aurora willow melody jade jordan georgia virginia florence mercedes warren spencer \
        june augusta colin barry bob dick harry tom
        """)

    private static let names = wordSet(
        """
        aaron abby abdul abdullah abel abigail abraham achim ada adam adamu adela adele adelina adil aditi aditya adrian \
        adriana adriano adrien agata agathe agnes agnieszka ahmad ahmed aidan aiden aileen aisha aisling akira akshay alain \
        alan alana alba albert alberto aldo alec alejandra alejandro aleksandar aleksander aleksandra alena alessandra \
        alessandro alessia alessio alex alexa alexander alexandra alexandre alexandria alexei alexey alexia alexis alfie \
        alfonso alfred alfredo ali alice alicia alina aline alisa alisha alison alistair aliyah allan allison alma alonso \
        alvaro alwin alyssa amalia amanda amandine amara amelia amelie amina amir amira amit amy ana anabel anais anand \
        anastasia anders andre andrea andreas andrei andres andrew andrey andrzej andy angela angelica angelika \
        angelina angelo angus anil anita anja anjali ankit ann anna annabel annabelle anne anneke annelies anneliese \
        annette annie annika anselm anthony antoine antoinette anton antonella antonia antonin antonio antony anya arash \
        archie ariana arjun armand armando arnaud arne arno arnold aron arthur arturo arun arwen asha ashley ashok asif \
        astrid atsushi audrey augustin aurelia aurelie aurelien axel ayala ayesha aylin ayman ayse bea beata \
        beate beatrice beatriz becky belinda ben benedict benedikt benjamin benny benoit bernadette bernard bernardo bernd \
        bernhard bernice bert bertha bertrand bess beth bethan bethany betsy betty beverly bhavna bianca bilal birgit \
        birgitta birgitte bjarne bjorn blanca blanche blazej bogdan boris brandon branko brenda brendan brent brett brian \
        brianna bridget brigitta brigitte brittany bruce bruno bryan bryony burak byron caitlin caleb callum calum calvin \
        cameron camila camille camilla candice carina carl carla carlo carlos carlota carly carmen carmine caro \
        carolina caroline carolyn carrie carsten casey caspar cassandra cassie catalina catarina caterina catherine cathy \
        catriona cecile cecilia cedric celeste celia celine cem cesar chandra chantal charlene charles charlie \
        charlotte chen chiara chinedu chioma chitra chloe chris christa christel christelle christian christiane \
        christina christine christoph christophe christopher christos chukwuemeka ciara cillian cindy claire clara clarissa \
        claude claudia claudio claus clemens clementine cleo clive colette colleen conchita connie connor conny conor \
        conrad constance constantin consuelo cora corentin corina corinna corinne cornelia cornelius cosima costas courtney \
        craig cristian cristiano cristina curtis cynthia cyril dagmar daisuke damian damien damon dan dana daniel daniela \
        daniele danielle danilo danny daphne darek daria darius dariusz darko darren daryl dave david davide deborah debbie \
        debra declan deepa deepak deirdre delia delphine denis denise dennis derek dermot desmond detlef devi dewi \
        diana diane didier diego dieter dietmar dietrich dilip dimitri dimitris dina dinesh dirk djamel dmitri dmitry \
        dolores dominik dominika dominique donald donatella donna dora doreen doris dorothea dorothy dorota douglas duncan \
        dusan dwayne dylan eddie edgar edith edmund edna eduardo edward edwin efrain eileen eilidh ekaterina elaine \
        eleanor elena eleni eleonora elena elia elias elif elisa elisabeth elisabetta elise eliza elizabeth elke ella ellen \
        ellie elliot elliott elly elodie eloise elsa elsbeth elvira emanuel emanuela emeka emil emilia emilie emilio \
        emily emir emma emmanuel emmanuelle emre enrico enrique enzo eoin erdem eric erica erich erik erika erin \
        ernest ernesto ernst erwin esme esmeralda esperanza esra estelle esteban ester esther estrella ethan etienne \
        eugene eugenia eugenie eva evan evangelos evelin evelyn evelyne ewa ewan fabian fabien fabienne fabio fabiola \
        fabrice fabrizio farah farid fatih fatima fatma federica federico felipe felix ferdinand fergus fernanda fernando \
        filip filippo fiona flavia flora florence florent florentina florian francesca francesco francine francis francisca \
        francisco franco francois francoise franz franziska fred freddie frederic frederica frederick frederik fredrik \
        freya frida frieda friedrich fritz gabor gabriel gabriela gabriele gabriella gabrielle gaelle gail galina gareth \
        gary gaspard gavin geert gemma genevieve geoff geoffrey george georg georges georgina gerald geraldine \
        gerard gerardo gerd gerhard germain gerrit gert gertrud ghislaine giacomo gianluca gianni gilbert gilberto gilles \
        gillian gina giorgio giorgos giovanna giovanni gisela giselle giulia giuliano giulio giuseppe gladys glenn gloria \
        goran gordon graham grazia greg gregor gregory greta gretchen grzegorz guadalupe gudrun guido guillaume guillermo \
        gunnar gunter gunther gustav gustavo guillem gwen gwendolyn habib hakan hakim hamish hamza hana hanna hannah hannes \
        hans harald haris harish harold harriet harrison haruka haruki harvey hasan hassan hatice heather hector hedwig \
        heidi heike heiko heiner heinrich heinz helen helena helene helga helmut hendrik henning henri henriette henrik \
        henrike henry herbert heribert herman hermann hermine hidalgo hilary hilda hilde hildegard hiro hiroko hiroshi \
        holger horst howard hubert hugh hugo hugues huseyin hussein iain ian ibrahim ida ignacio igor ikram ilaria ilona \
        ilse imani imke imogen imran ines inga inge ingeborg ingo ingrid inigo ioana ioannis iona ira irena irene irina \
        irma irmgard isaac isabel isabella isabelle isaiah ishaan isidora isidore ismael ismail isobel istvan \
        ivan ivana ivana ivar ivo ivonne iwona izabela jaap jacek jackie jaclyn jacob jacqueline jacques jaime jakob \
        jakub jamal james jamie jamila jan jana jane janet janice janina janine janis janos jaroslav jarek jason javier \
        jean jeanette jeanne jeff jeffrey jelena jenna jennifer jenny jens jeremie jeremy jerome jerry jesper jessica \
        jessie jesus jia jim jimena jimmy jin jing jitka joachim joan joana joanna joanne joao joaquin jochen jodie joe joel \
        joelle joerg johan johann johanna johannes john johnny jolanta jolene jon jonah jonas jonathan joost jordi \
        jorg jorge jose josef josefa josefina joseph josephine joshua joyce juan juana juanita judith judy jules julia \
        julian juliana juliane julie julien juliet juliette julio julius jun jurgen justin justine justyna jutta kai kaitlyn \
        kaja kamal kamil kamila kara karel karen karim karin karina karl karla karolina karoline karsten kasia kaspar \
        katarina katarzyna kate katerina katharina katharine katherine kathleen kathrin kathryn kathy katia katie katja \
        katrin katrina katy kavita kay kayla kazuo keiko keisha keith kelly kelsey ken kenji kenneth kenny kerry kerstin \
        kevin khadija khaled khalid kieran kim kimberley kimberly kinga kirsten kirsty klara klaudia klaus koen konrad \
        konstantin kofi krishna kristen kristian kristiane kristin kristina kristof krystyna krzysztof kumiko kunal kurt \
        kwame kyle kylie lachlan laetitia laila lakshmi lara larissa larry lars lasse latisha laura laure lauren \
        laurence laurens laurent laurie lea leah leanne lee leif leila leilani lena lennart leo leon leona leonard leonardo \
        leonie leonora leopold leroy leslie leszek leticia levi lewis lia liam libby lidia liesel lieselotte lilian liliana \
        lillian lina linda lindsay lindsey ling linnea linus lionel lisa lise lisbeth liv livia liz liza lizzie loic lois \
        lola lorena lorenz lorenzo loretta lori lorna lorraine lotte louis louisa louise luc luca lucas lucia lucian \
        luciana luciano lucie lucien lucille lucinda lucy ludmila ludovic ludwig luigi luis luisa luka lukas lukasz luke lula \
        lydia lynn lynne mabel maciej madeleine madeline mads mael maeve magali magda magdalena maggie magnus mahmoud \
        maia maik maike maisie maja malcolm malik malin malte mandy manfred manon manuel manuela mara marc marcel marcela \
        marceline marcella marcello marcin marcio marco marcos marcus marek maren margaret margarete margarida margarita \
        margaux margherita margit margot margret margrit marguerite maria mariam marian mariana marianne maribel marie \
        marieke mariella marielle marietta marija marijke marika marilyn marina mario marion maris marisa marisol marissa \
        marit marius mariusz marjorie marko markus marlene marlies marlon marta marten martha martin martina martine marvin \
        mary maryam massimo masako mateo mateusz mathew mathias mathieu mathilde matilda matt matteo matthew matthias \
        matthieu maud maura maureen maurice mauricio maurizio maxim maxime maximilian maxine maya mehdi mehmet mei melanie \
        melinda melissa meredith merle meryem mette mia micah michael michaela michal michel michela michele \
        michelle mick miguel mihai mika mike mikhail mikkel mila milan milena milica millicent millie milos milton mina ming \
        mira miranda mireille miriam mirjam mirko miroslav mitchell mitsuko miyuki mohamed mohammad mohammed moira molly mona \
        monica monika monique morag moritz morten moses muhammad murat muriel murray mustafa myles myriam myrtle nabil nadia \
        nadine nadja najib nancy naoko naomi natalia natalie natasha nathalie nathan nathaniel neha neil nele nelly nelson \
        nestor niamh niall nico nicola nicolas nicole niels nigel nikhil nikita niklas niko nikola nikolai nikolas nikolaus \
        nikos nils nina nisha nitin noah noel noelle noemi nora norbert noreen norma norman nuno oana octavia odette odile \
        olaf olav ole oleg olga oliver olivia olivier olwen omar oona oscar oskar osman oswald otto owen pablo paige pam \
        pamela pankaj paola paolo pascal pascale patricia patrice patricio patrick patrik patrizia paul paula paulette paulina \
        pauline paulo pavel pawel pedro peggy penelope percy perrine petar pete peter petr petra petros phil philip \
        philipp philippa philippe phillip phoebe phyllis pia pierre pietro pilar piotr pippa prakash pranav pratik \
        priscilla priya przemek quentin rachael rachel rachid rafael rafaela rafal raffaele rafferty rahul rainer raj rajesh \
        ralf ralph ramesh ramon ramona ramona randy rania raoul raphael raquel rashid raul ravi raymond rebecca rebekka regina \
        reginald reinhard reinhold remi remy renata renate renato rene renee reto rhiannon rhonda rhys ricardo riccardo \
        richard rick ricky rikke rita robert roberta roberto rocio roderick rodney rodolfo rodrigo roger roland rolf romain \
        roman romina romy ronald ronan ronja ronny rory rosa rosalie rosalind rosalyn rosamund rosanna rosario roseanne \
        rosemarie rosetta rosie ross roswitha roxana roxanne roy ruben rudi rudolf rufus rune rupert russell ruth ryan saar \
        sabina sabine sabrina saif sakura salim sally salma salman salvador salvatore sam samantha sami samir samira \
        samuel sander sandeep sandra sandrine sandro sanjay sanna santiago sara sarah sascha saskia satoshi saul scott sean \
        sebastian sebastien selim selina selma serena serge sergei sergey sergio seth severin seyda shane shannon sharon \
        shauna shaun sheena sheila shelley sherry shirin shirley shivani shreya sibylle sidney siegfried sigrid silas silke \
        silvana silvia silvio simon simona simone sina sinead siobhan sinan slavica slobodan snezana solange solene soledad \
        sonia sonja sophia sophie soren stacey stacy stan stanislav stanislaw stavros stefan stefani stefania \
        stefanie stefano steffen stella stephan stephane stephanie stephen steve steven stewart stuart sunil susan susana \
        susanna susanne suzanne suzie svea sven svenja svetlana sybille sylvain sylvia sylvie tabea tabitha takashi \
        takeshi tamara tamsin tania tanja tanya tara tariq tatiana tatjana ted teodora terence teresa terry tess tessa thea \
        theo theodor theodora theodore theresa therese thibault thierry thilo thomas thorsten tiago tianna tilda tim \
        timo timothy tina tinashe tobias tobin todd tomas tomasz tommaso tommy toni tony torben torsten tracey tracy trevor \
        tristan trudy tuomas tyler tyrone udo ulf uli ulla ulrich ulrike umut una ursula uta ute uwe vaclav valentin \
        valentina valentino valeria valerie valerio vanessa vasco vera verena veronica veronika veronique vesna \
        victoire victoria vijay vikram viktor viktoria vincent vincenzo violeta virginie vivian viviane vivien \
        vladimir volker walter waltraud wanda wendy werner wesley wiebke wiktor wilfred wilhelm willem william willow \
        wim winfried winifred wojciech wolfgang xavier ximena yael yan yannick yara yasmin yasmine yiannis yolanda yuki \
        yuko yusuf yvan yves yvette yvonne zachary zahra zara zbigniew zdenek zeynep zita zoe zofia zoran zsofia zuzana
        """)
}

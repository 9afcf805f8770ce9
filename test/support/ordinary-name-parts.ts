// Parts of ordinary names by country: given names, family names, words and forms of firms. Written from general knowledge, no list was copied.

export interface PersonParts {
  country: string;
  given: readonly string[];
  family: readonly string[];
  /** Behind the given name, for some of the bearers. */
  middle?: readonly string[];
  /** The family name stands first. */
  familyFirst?: boolean;
}

export interface CompanyParts {
  country: string;
  /** What the firm calls itself: a name, a place, a made-up word. */
  stems: readonly string[];
  /** What it does. */
  trades: readonly string[];
  /** `*` is where the name stands. */
  forms: readonly string[];
}

const words = (text: string): string[] => text.split(/,\s*/u);

export const PERSONS: readonly PersonParts[] = [
  {
    country: 'KZ',
    given: words(
      'Aigul, Nurlan, Yerlan, Dinara, Askar, Gulnara, Marat, Saule, Daniyar, Zhanar, Timur, Aliya, Bauyrzhan, Madina, Kairat, Asel, Serik, Zarina, Dauren, Ainur, Almas, Botagoz, Yerzhan, Laura, Galymzhan, Togzhan, Sanzhar, Kamila',
    ),
    middle: words('Serikovna, Nurlanovich, Maratovna, Kairatovich, Bolatovna, Askarovich, Yerlanovna, Sapargalievich'),
    family: words(
      'Abenova, Zhumabekov, Nurpeisov, Tulegenova, Kassymbekov, Omarova, Sadykov, Bekmukhambetova, Akhmetzhanov, Seitkali, Dzhaksybekov, Rakhimzhanova, Mukanov, Tasbulatov, Kenzhebayeva, Iskakov, Baimukhanov, Ospanova, Zhaksylykov, Amanzholov, Yesenbayeva, Kuanyshev, Turganbekova, Shayakhmetov',
    ),
  },
  {
    country: 'KZ in Cyrillic',
    given: words(
      'Айгүл, Нұрлан, Ерлан, Динара, Асқар, Гүлнар, Марат, Сәуле, Данияр, Жанар, Әлия, Бауыржан, Мәдина, Қайрат, Әсел, Серік, Ботагөз, Ғалымжан',
    ),
    middle: words('Серікқызы, Нұрланұлы, Маратқызы, Қайратұлы, Болатқызы, Асқарұлы'),
    family: words(
      'Әбенова, Жұмабеков, Нұрпейісов, Төлегенова, Қасымбеков, Омарова, Садықов, Ахметжанов, Сейітқали, Жақсыбеков, Мұқанов, Тасболатов, Кенжебаева, Ысқақов, Оспанова, Есенбаева',
    ),
  },
  {
    country: 'RU',
    given: words(
      'Anna, Mikhail, Tatiana, Pavel, Ksenia, Denis, Polina, Kirill, Veronika, Anton, Alina, Stanislav, Lyudmila, Gleb, Yaroslav, Zoya, Arkady, Inna, Timofey, Nina',
    ),
    middle: words(
      'Sergeevna, Pavlovich, Olegovna, Igorevich, Mikhailovna, Antonovich, Lvovna, Denisovich, Borisovna, Yegorovich',
    ),
    family: words(
      'Solovyova, Zaitsev, Vorobyeva, Gusev, Malinina, Kudryavtsev, Belousova, Ryabov, Sinitsyna, Zhuravlyov, Kalashnik, Ovchinnikova, Teterin, Shcherbakov, Lukina, Podgorny, Chistyakova, Yermolin, Davydkina, Prokopyev, Samoylova, Gorbushin, Ryzhkova, Fadeyev',
    ),
  },
  {
    country: 'RU in Cyrillic',
    given: words(
      'Анна, Михаил, Татьяна, Павел, Ксения, Денис, Полина, Кирилл, Вероника, Антон, Алина, Станислав, Людмила, Глеб',
    ),
    middle: words('Сергеевна, Павлович, Олеговна, Игоревич, Михайловна, Антонович, Львовна, Денисович, Борисовна'),
    family: words(
      'Соловьёва, Зайцев, Воробьева, Гусев, Малинина, Кудрявцев, Белоусова, Рябов, Синицына, Журавлёв, Овчинникова, Тетерин, Щербаков, Лукина, Чистякова, Ермолин, Давыдкина, Прокопьев',
    ),
  },
  {
    country: 'UZ',
    given: words(
      'Dilnoza, Jasur, Nilufar, Sherzod, Malika, Bekzod, Feruza, Otabek, Gulchehra, Ulugbek, Zilola, Javlon, Munisa, Sardor, Nodira',
    ),
    family: words(
      'Karimova, Tursunov, Yuldasheva, Rakhmatullaev, Ismoilova, Khodjaev, Mirzaeva, Ergashev, Abdullaeva, Nazarov, Saidova, Umarov, Qodirova, Toshmatov, Usmonova, Jurayev',
    ),
  },
  {
    country: 'TR',
    given: words(
      'Ayşe, Mehmet, Elif, Burak, Zeynep, Emre, Fatma, Serkan, Merve, Kerem, Esra, Tolga, Derya, Onur, Selin, Cem, Büşra, Volkan',
    ),
    family: words(
      'Yılmaz, Kaya, Demirtaş, Çelik, Şahin, Öztürk, Aydın, Koçak, Arslan, Güneş, Doğan, Kılıç, Erdem, Aksoy, Yalçın, Taş, Bozkurt, Ünal, Sezer, Karaca',
    ),
  },
  {
    country: 'DE',
    given: words(
      'Sabine, Thomas, Katrin, Stefan, Ulrike, Jürgen, Monika, Andreas, Birgit, Matthias, Heike, Torsten, Annika, Lukas, Petra, Holger, Silke, Björn',
    ),
    family: words(
      'Müller, Schneider, Hoffmann, Köhler, Bauer, Schröder, Lehmann, Zimmermann, Krämer, Vogel, Böhm, Winkler, Sommer, Haas, Brandt, Seidel, Pohl, Ziegler, Dietrich, Kuhn, Engelhardt, Busch',
    ),
  },
  {
    country: 'PL',
    given: words(
      'Agnieszka, Tomasz, Małgorzata, Krzysztof, Joanna, Piotr, Katarzyna, Marek, Magdalena, Grzegorz, Paweł, Beata, Wojciech, Iwona',
    ),
    family: words(
      'Kowalska, Wiśniewski, Wójcik, Kamińska, Lewandowski, Zielińska, Szymański, Woźniak, Dąbrowska, Kozłowski, Jankowska, Mazur, Krawczyk, Piotrowska, Grabowski, Pawłowska',
    ),
  },
  {
    country: 'CN',
    given: words(
      'Xiaoming, Lihua, Jianguo, Meiling, Zhiqiang, Yuting, Haitao, Xiuying, Guoliang, Shuang, Wenjing, Dongmei, Chunhua, Yaqin, Zhenyu, Minghui',
    ),
    family: words(
      'Wang, Li, Zhang, Liu, Chen, Yang, Zhao, Huang, Zhou, Wu, Xu, Sun, Hu, Zhu, Gao, Lin, He, Guo, Ma, Luo, Liang, Song',
    ),
    familyFirst: true,
  },
  {
    country: 'AZ and GE',
    given: words(
      'Nigar, Elchin, Gunel, Rashad, Sevinj, Kamran, Aysel, Vugar, Nino, Giorgi, Tamar, Levan, Ketevan, Zurab, Mariam, Davit',
    ),
    family: words(
      'Mammadova, Guliyev, Aliyeva, Huseynli, Hasanova, Jafarov, Rzayeva, Kapanadze, Beridze, Gelashvili, Lomidze, Kvaratskhelia, Maisuradze, Tsiklauri, Chkheidze, Gogoladze',
    ),
  },
  {
    country: 'IT, ES, FR',
    given: words(
      'Giulia, Marco, Francesca, Luca, Chiara, Davide, Camille, Antoine, Élodie, Mathieu, Lucía, Javier, Carmen, Álvaro, Nathalie, Pascal, Paola, Stefano',
    ),
    family: words(
      'Rossi, Bianchi, Esposito, Ricci, Marini, Fontana, Barbieri, Dubois, Lefèvre, Girard, Fournier, Morel, Garrido, Serrano, Iglesias, Navarro, Molina, Vidal, Conti, Ferrero',
    ),
  },
  {
    country: 'US, GB',
    given: words(
      'Emily, Michael, Sarah, Christopher, Jessica, Matthew, Ashley, Joshua, Lauren, Andrew, Megan, Brian, Rachel, Kevin, Hannah, Gregory, Olivia, Nathan',
    ),
    family: words(
      'Johnson, Parker, Thompson, Mitchell, Carter, Reynolds, Hughes, Bennett, Coleman, Foster, Sullivan, Harrison, Whitfield, Barnes, Gallagher, Stephenson, Fletcher, Holloway, Pearson, Dawson',
    ),
  },
];

export const COMPANIES: readonly CompanyParts[] = [
  {
    country: 'KZ',
    stems: words(
      'Altyn Dala, Zhuldyz, Kokshetau, Sary Arka, Ak Bidai, Tulpar, Kyran, Alatau, Zhetysu, Burabay, Samal, Nurly Zhol, Shanyrak, Aktas, Kazyna, Ertis, Baiterek, Karlygash, Darkhan, Asyl Tas, Yrys, Mereke, Koktem, Zhasyl Alan, Balkhash, Kaspi Mangy, Aray, Nur Shuak, Saryagash, Tau Samal, Aigerim, Dostar, Temir Zhol, Astyk, Orken, Sunkar, Ushkonyr, Shymbulak, Medeu, Kerey',
    ),
    trades: words(
      'Trade, Group, Invest, Service, Agro, Construction, Logistics, Metal, Engineering, Import, Tech, Stroy, Snab, Energy, Food, Capital, Montazh',
    ),
    forms: words('* LLP, TOO *, * JSC, LLP "*", IP *, * Ltd'),
  },
  {
    country: 'KZ in Cyrillic',
    stems: words(
      'Алтын Дала, Жұлдыз, Көкшетау, Сары Арқа, Ақ Бидай, Тұлпар, Қыран, Алатау, Жетісу, Самал, Шаңырақ, Ертіс, Қарлығаш, Дархан, Береке, Достық, Мирас, Наурыз',
    ),
    trades: words('Трейд, Групп, Инвест, Сервис, Агро, Құрылыс, Логистик, Металл, Снаб, Строй, Энерго, Техно'),
    forms: words('ТОО «*», «*» ЖШС, АО "*", ИП *'),
  },
  {
    country: 'RU',
    stems: words(
      'Северный Ветер, Уралснаб, Меридиан Плюс, Сибирский Лес, Вектор-М, Торговый Дом Каскад, Волга Агро, Балтик Фуд, Ромашка, Гарант Сервис, Дельта Строй, Акварель, Кубань Зерно, Полюс Тепла, Светоч, Чайка',
    ),
    trades: words('Трейд, Логистика, Сервис, Монтаж, Комплект, Маркет, Мебель, Текстиль, Продукт'),
    forms: words('ООО «*», ООО "*", АО «*», ИП *'),
  },
  {
    country: 'UZ, KG, TJ',
    stems: words(
      'Silk Road, Oq Yol, Navruz, Samarkand, Chorsu, Ipak Yuli, Ala Too, Issyk Kul, Zarafshan, Fergana Star, Bishkek City, Pamir, Registan, Sogdiana, Tien Shan, Asia Star, Turon, Bobur, Guliston, Humo, Sharq Yulduzi, Toshkent Non, Ak Sai, Jety Oguz, Naryn Suu, Khujand, Somon, Vakhsh, Dilkusho, Kamolot, Bahor, Mumtoz, Oltin Vodiy, Anor',
    ),
    trades: words('Textile, Trans, Savdo, Agro Export, Universal, Plast, Invest, Servis, Qurilish, Tex'),
    forms: words('* MChJ, OsOO *, * LLC, * XK, ООО *'),
  },
  {
    country: 'DE, AT',
    stems: words(
      'Müller, Schneider & Söhne, Hofer, Bergmann, Weber, Rheintal, Lindner, Nordhaus, Krause, Westfalen, Alpina, Fischer, Steinbach, Hanse, Becker, Neumann, Oberland, Kessler, Brinkmann',
    ),
    trades: words(
      'Maschinenbau, Logistik, Werkzeuge, Anlagenbau, Metallbau, Elektrotechnik, Spedition, Verpackung, Lebensmittel, Antriebstechnik, Kunststofftechnik, Präzisionsteile, Handels',
    ),
    forms: words('* GmbH, * GmbH & Co. KG, * AG, * KG, * e.K.'),
  },
  {
    country: 'TR',
    stems: words(
      'Anadolu, Ege, Yıldızlar, Karadeniz, Boğaziçi, Güneş, Akın, Marmara, Özkan, Toros, Çınar, Bereket, Uludağ, Demirci, Kartal, Başak, Ülker Yolu',
    ),
    trades: words(
      'Tekstil, Makina, Gıda, İnşaat, Lojistik, Otomotiv, Plastik, Mobilya, Kimya, Elektrik, Ambalaj, Metal',
    ),
    forms: words('* Sanayi ve Ticaret Ltd. Şti., * San. Tic. A.Ş., * Dış Ticaret Ltd. Şti., * A.Ş.'),
  },
  {
    country: 'CN',
    stems: words(
      'Ningbo Haoyu, Guangzhou Yifeng, Yiwu Lejia, Qingdao Ruixiang, Hangzhou Minghao, Foshan Baolong, Xiamen Jinhui, Wenzhou Kaida, Suzhou Tianrun, Dongguan Weijie, Zhejiang Sanhe, Jinan Lushan, Changzhou Fukang, Zhongshan Aoke, Taizhou Yongjia',
    ),
    trades: words(
      'Trading, Textile, Hardware, Furniture, Plastic Products, Import & Export, Machinery, Lighting, Ceramics, Auto Parts, Packaging, Garment',
    ),
    forms: words('* Co., Ltd., * Co. Ltd, * Limited'),
  },
  {
    country: 'PL, CZ, LT, LV',
    stems: words(
      'Bałtyk, Kowalczyk, Polmet, Wisła, Morava, Vilnius Wood, Rigas, Tatra, Zielony Dom, Novák, Amberis, Krakus, Dvořák, Nemunas, Daugava, Śląsk',
    ),
    trades: words('Trans, Meble, Stal, Agro, Budowa, Spedycja, Export, Foods, Textil, Service, Plast'),
    forms: words('* Sp. z o.o., * S.A., * s.r.o., UAB *, SIA *, * Sp. k.'),
  },
  {
    country: 'IT, ES, FR',
    stems: words(
      'Fratelli Bianchi, Officine Marini, Ceramica Riviera, Vinicola San Pietro, Bodegas Serrano, Hermanos Vidal, Société Girard, Moulins Lefèvre, Atelier Morel, Talleres Navarro, Ferramenta Conti, Laiterie des Alpes, Frutas Levante, Mobili Veneto',
    ),
    trades: words(
      'Industriale, Meccanica, Alimentare, Tessile, Distribution, Emballages, Exportación, Logistica, Arredamenti, Maquinaria',
    ),
    forms: words('* S.r.l., * S.p.A., * SARL, * S.L., * SAS, * S.A.'),
  },
  {
    country: 'US, GB, AE',
    stems: words(
      'Blue Harbor, Maple Ridge, Oakwood, Silverline, Green Valley, Lakeside, Redstone, Brightwater, Desert Rose, Golden Crescent, Harrison & Reed, Whitfield, Cedar Point, Pinecrest, Northgate, Summit View, Palm Coast, Riverbend, Ironbridge, Westbrook, Falcon Creek, Willow Lane, Sunrise Valley, Heritage Oak, Al Noor Gardens, Gulf Breeze, Stonegate, Clearwater',
    ),
    trades: words(
      'Trading, Foods, Logistics, Manufacturing, Supplies, Consulting, Apparel, Packaging, Medical, General Trading, Farms, Tools, Marketing, Design',
    ),
    forms: words('* Inc., * LLC, * Ltd, * Corp., * FZE, * FZCO, * DMCC, * Limited'),
  },
  {
    country: 'AZ, GE, AM',
    stems: words(
      'Khazar, Abşeron, Kolkheti, Tbilisi, Mtkvari, Nakhchivan, Xəzər, Ararat Valley, Sevan, Adjara, Shirvan, Guria Tea, Borjomi Hills, Lankaran, Qafqaz, Gilan, Kür, Samtskhe, Kakheti Valley, Imereti, Lori, Syunik, Gegham, Odlar, Buta, Zaqatala, Rioni, Kartli',
    ),
    trades: words('Trade, Wine, Agro, Logistics, Tikinti, Import, Invest, Service, Food'),
    forms: words('* MMC, * LLC, * ASC, * Ltd, * CJSC'),
  },
];

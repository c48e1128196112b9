/** Sentences written for tests, in many languages, and English that looks like another language. */

/** Two sentences of one report in each language: the code, the text. */
export const OTHER_LANGUAGES: readonly (readonly [lang: string, text: string])[] = [
  [
    "fa",
    "دولت روز دوشنبه اعلام کرد که پل روی رودخانه دوباره باز شده است. گفتگوهای دو کشور هفته آینده در پایتخت ادامه خواهد یافت.",
  ],
  [
    "ar",
    "قالت الحكومة يوم الاثنين إن الجسر فوق النهر فتح من جديد. وستستمر المحادثات بين البلدين الأسبوع المقبل في العاصمة.",
  ],
  [
    "ur",
    "حکومت نے پیر کو کہا کہ دریا پر پل دوبارہ کھول دیا گیا ہے۔ دونوں ملکوں کے درمیان بات چیت اگلے ہفتے دارالحکومت میں جاری رہے گی۔",
  ],
  [
    "ru",
    "Правительство сообщило в понедельник, что мост через реку снова открыт. Переговоры двух стран продолжатся на следующей неделе в столице.",
  ],
  [
    "uk",
    "Уряд повідомив у понеділок, що міст через річку знову відкрито. Переговори двох країн триватимуть наступного тижня у столиці.",
  ],
  [
    "bg",
    "Правителството съобщи в понеделник, че мостът над реката отново е отворен. Преговорите между двете страни ще продължат следващата седмица в столицата.",
  ],
  [
    "sr",
    "Влада је у понедељак саопштила да је мост преко реке поново отворен. Разговори двеју земаља наставиће се следеће недеље у главном граду.",
  ],
  ["zh", "政府周一表示，河上的桥梁已重新开放。两国下周将在首都继续会谈，双方都希望尽快达成协议。"],
  ["ja", "政府は月曜日、川に架かる橋が再び開通したと発表した。両国の協議は来週も首都で続けられる見通しだ。"],
  ["ko", "정부는 월요일 강을 건너는 다리가 다시 열렸다고 밝혔다. 두 나라의 회담은 다음 주 수도에서 계속될 예정이다."],
  ["he", "הממשלה הודיעה ביום שני כי הגשר מעל הנהר נפתח מחדש. השיחות בין שתי המדינות יימשכו בשבוע הבא בבירה."],
  [
    "hi",
    "सरकार ने सोमवार को कहा कि नदी पर बना पुल फिर से खोल दिया गया है। दोनों देशों के बीच बातचीत अगले सप्ताह राजधानी में जारी रहेगी।",
  ],
  ["th", "รัฐบาลแถลงเมื่อวันจันทร์ว่าสะพานข้ามแม่น้ำเปิดใช้งานอีกครั้งแล้ว การเจรจาระหว่างสองประเทศจะดำเนินต่อไปในสัปดาห์หน้าที่เมืองหลวง"],
  [
    "el",
    "Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι η γέφυρα πάνω από τον ποταμό άνοιξε ξανά. Οι συνομιλίες των δύο χωρών θα συνεχιστούν την επόμενη εβδομάδα στην πρωτεύουσα.",
  ],
  [
    "ka",
    "მთავრობამ ორშაბათს განაცხადა, რომ მდინარეზე ხიდი კვლავ გაიხსნა. ორი ქვეყნის მოლაპარაკება მომავალ კვირას დედაქალაქში გაგრძელდება.",
  ],
  [
    "hy",
    "Կառավարությունը երկուշաբթի հայտնեց, որ գետի վրայի կամուրջը կրկին բացվել է։ Երկու երկրների բանակցությունները կշարունակվեն հաջորդ շաբաթ մայրաքաղաքում։",
  ],
  ["am", "መንግሥት ሰኞ ዕለት በወንዙ ላይ ያለው ድልድይ እንደገና መከፈቱን አስታወቀ። የሁለቱ አገሮች ውይይት በሚቀጥለው ሳምንት በዋና ከተማው ይቀጥላል።"],
  ["bn", "সরকার সোমবার জানিয়েছে যে নদীর উপর সেতুটি আবার খুলে দেওয়া হয়েছে। দুই দেশের মধ্যে আলোচনা আগামী সপ্তাহে রাজধানীতে চলবে।"],
  [
    "es",
    "El gobierno informó el lunes que el puente sobre el río está abierto de nuevo. Las conversaciones entre los dos países continuarán la próxima semana en la capital.",
  ],
  [
    "fr",
    "Le gouvernement a annoncé lundi que le pont sur le fleuve est de nouveau ouvert. Les pourparlers entre les deux pays se poursuivront la semaine prochaine dans la capitale.",
  ],
  [
    "de",
    "Die Regierung teilte am Montag mit, dass die Brücke über den Fluss wieder offen ist. Die Gespräche der beiden Länder werden nächste Woche in der Hauptstadt fortgesetzt.",
  ],
  [
    "it",
    "Il governo ha annunciato lunedì che il ponte sul fiume è di nuovo aperto. I colloqui tra i due paesi continueranno la prossima settimana nella capitale.",
  ],
  [
    "pt",
    "O governo informou na segunda-feira que a ponte sobre o rio está aberta de novo. As conversas entre os dois países continuarão na próxima semana na capital.",
  ],
  [
    "nl",
    "De regering meldde maandag dat de brug over de rivier weer open is. De gesprekken tussen de twee landen gaan volgende week verder in de hoofdstad.",
  ],
  [
    "sv",
    "Regeringen meddelade på måndagen att bron över floden är öppen igen. Samtalen mellan de två länderna fortsätter nästa vecka i huvudstaden.",
  ],
  [
    "da",
    "Regeringen oplyste mandag, at broen over floden er åben igen. Samtalerne mellem de to lande fortsætter i næste uge i hovedstaden.",
  ],
  [
    "fi",
    "Hallitus ilmoitti maanantaina, että joen ylittävä silta on jälleen avattu. Maiden väliset neuvottelut jatkuvat ensi viikolla pääkaupungissa.",
  ],
  [
    "pl",
    "Rząd poinformował w poniedziałek, że most na rzece jest znowu otwarty. Rozmowy obu krajów będą kontynuowane w przyszłym tygodniu w stolicy.",
  ],
  [
    "cs",
    "Vláda v pondělí oznámila, že most přes řeku je opět otevřen. Rozhovory obou zemí budou pokračovat příští týden v hlavním městě.",
  ],
  [
    "hu",
    "A kormány hétfőn közölte, hogy a folyó feletti híd ismét nyitva van. A két ország tárgyalásai jövő héten folytatódnak a fővárosban.",
  ],
  [
    "ro",
    "Guvernul a anunțat luni că podul peste râu este din nou deschis. Discuțiile dintre cele două țări vor continua săptămâna viitoare în capitală.",
  ],
  [
    "tr",
    "Hükümet pazartesi günü nehrin üzerindeki köprünün yeniden açıldığını duyurdu. İki ülke arasındaki görüşmeler gelecek hafta başkentte sürecek.",
  ],
  [
    "az",
    "Hökumət bazar ertəsi çayın üzərindəki körpünün yenidən açıldığını bildirdi. İki ölkə arasındakı danışıqlar gələn həftə paytaxtda davam edəcək.",
  ],
  [
    "id",
    "Pemerintah mengatakan pada hari Senin bahwa jembatan di atas sungai itu telah dibuka kembali. Pembicaraan antara kedua negara akan berlanjut minggu depan di ibu kota.",
  ],
  [
    "vi",
    "Chính phủ cho biết hôm thứ Hai rằng cây cầu bắc qua sông đã được mở lại. Các cuộc đàm phán giữa hai nước sẽ tiếp tục vào tuần tới tại thủ đô.",
  ],
  [
    "hr",
    "Vlada je u ponedjeljak objavila da je most preko rijeke ponovno otvoren. Razgovori dviju zemalja nastavit će se sljedećeg tjedna u glavnom gradu.",
  ],
];

/** English: it must be coded. */
export const ENGLISH_TRAPS: readonly (readonly [name: string, text: string])[] = [
  ["short", "Bridge open."],
  ["a headline", "Freedonia, Ruritania sign pact"],
  ["a headline that other languages could have", "Ruritania: ministro Zapolski visits Strelsau"],
  [
    "a list of names",
    "Present: Rudolf Rassendyll, Ruritania; Flavia Elphberg, Ruritania; Fritz von Tarlenheim, Ruritania; Rupert Hentzau, Ruritania; Antoinette de Mauban, France; Wladimir Zapolski, Borduria; José de la Cruz, San Theodoros; Müsstler, Borduria; Plekszy-Gladz, Borduria.",
  ],
  [
    "a table of figures",
    "Exports 2024 2025 2026 Freedonia 12.4 13.1 14.0 Ruritania 9.8 9.9 10.2 Borduria 4.1 3.9 3.7 Syldavia 2.2 2.5 2.6 total 28.5 29.4 30.5 change 3.2 % 3.7 % imports 11.2 12.0 12.9",
  ],
  [
    "a quotation in French",
    "The minister said: « Le pont est ouvert, la route de la ville est libre et les camions peuvent passer dans les deux sens. » He gave no date for the second lane.",
  ],
  [
    "a long quotation in Russian",
    "Asked about the bridge, the spokesman answered: «Мост открыт, дорога свободна, и грузовики могут проехать в обе стороны». The ministry gave no other details.",
  ],
  [
    "a quotation in Chinese, with its translation",
    "The statement read 两国将继续会谈, which means that the two countries will go on talking. No date was given.",
  ],
  [
    "English words written like telegrams",
    "MINISTRY SAYS BRIDGE OPEN STOP LORRIES PASS BOTH WAYS STOP TALKS RESUME MONDAY STRELSAU STOP NO DATE SECOND LANE STOP TOLLS UNCHANGED STOP",
  ],
  [
    "transliterated names and words",
    "Pravda Ruritanii and Golos Strelsau ran the story; Izvestija Bordurii, Narodna Vojska and Glas Syldavije did not. Ministerstvo inostrannih del called it provocation.",
  ],
  [
    "bylines and datelines",
    "STRELSAU, Ruritania (Example Wire) — Gov't, opposition trade barbs. BORDURIA: Army denies shelling. SYLDAVIA: King Muskar XII visits Klow.",
  ],
  [
    "hashtags and addresses",
    "RT @example: #Ruritania #Freedonia #Borduria https://a.example/1 https://a.example/2 bridge open again #news #breaking @strelsau_daily",
  ],
  [
    "a line of code words",
    "NATO OSCE UNSC IAEA OPEC ASEAN G20 BRICS SCO CSTO EAEU GCC AU ECOWAS MERCOSUR APEC WTO IMF",
  ],
];

/** Another language in Latin letters that is not its own, or too short to tell: nothing may be said with certainty. */
export const TRANSLITERATED: readonly (readonly [lang: string, text: string])[] = [
  [
    "ru",
    "Pravitelstvo soobshchilo v ponedelnik, chto most cherez reku snova otkryt. Peregovory dvukh stran prodolzhatsya na sleduyushchey nedele v stolitse, zayavil predstavitel ministerstva.",
  ],
  [
    "fa",
    "Dolat ruz-e doshanbe elam kard ke pol-e ruy-e rudkhane dobare baz shode ast. Goftoguha-ye do keshvar hafte-ye ayande dar paytakht edame khahad yaft.",
  ],
];

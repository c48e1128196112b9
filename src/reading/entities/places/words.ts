/** Small closed classes of English words that decide whether a capitalised word is a place. */

/** What a longer name of a place ends in: "Karak Castle", "Monroe County". */
export const PLACE_HEADS: ReadonlySet<string> = new Set(
  `airport avenue basin bay beach borough boulevard bridge canal castle cathedral close coast county creek crescent
  desert district drive falls forest gallery gardens governorate gulf harbour harbor heights highway hill hills hospital
  island islands lake lane library mosque mount mountain mountains municipality museum oblast palace park parish
  peninsula plaza port prefecture province river road sea square stadium state strait street terrace township valley
  village way`.split(/\s+/),
);

/** Of these, the ones that are divisions of a country. */
export const DIVISION_HEADS: ReadonlySet<string> = new Set(
  "borough county district governorate municipality oblast parish prefecture province township".split(" "),
);

/** Words after a name that say it is a division, written small: "Idlib province". */
export const DIVISION_WORDS: ReadonlySet<string> = new Set(
  "province region oblast state governorate prefecture district territory".split(" "),
);

/** Bodies that sit where their name says: in "Danbury Police Department" Danbury is still the town. */
export const LOCAL_BODIES: ReadonlySet<string> = new Set(
  `airport airports authorities borough city council court courthouse fire governor highway hospital jail magistrates
  mayor municipal naval police port prison prosecutor provincial regional sheriff state superior supreme district
  health film festival embassy consulate`.split(/\s+/),
);

/** Words after a name that make it an outlet, a bank, a school, a club, a company, a thing. */
export const BODY_HEADS: ReadonlySet<string> = new Set(
  `post times herald tribune gazette globe journal chronicle observer star sun mail telegraph review press examiner
  university college school institute bank airways airlines air inc corp co ltd plc group holdings fc united cup
  marathon accord accords agreement treaty protocol convention declaration pact summit conference memorandum
  consensus process formula plan statement principles format quartet syndrome exchange`.split(/\s+/),
);

/** "Bank of England": the name of the body, wherever it sits. */
export const BODIES_OF: ReadonlySet<string> = new Set(
  "bank university college institute school museum church bishop archbishop duke duchess earl prince princess".split(
    " ",
  ),
);

export const PREPOSITIONS: ReadonlySet<string> = new Set(
  `in at near from to into across outside inside around toward towards throughout of between via through over within
  off leaving visiting`.split(/\s+/),
);

/** May stand inside the name of a place. */
export const LINKS: ReadonlySet<string> = new Set(
  "of the de del da do dos la las le les el al and upon on under sur es ez i e an am in der den ad ul a".split(" "),
);

export const TITLES: ReadonlySet<string> = new Set(
  "mr mrs ms dr prof sir lady lord king queen prince princess president judge justice sen rep gov gen lt col capt sgt officer".split(
    " ",
  ),
);

/** Capitals that are no place by themselves, though some village bears the name. */
export const NO_PLACE: ReadonlySet<string> = new Set(
  `north south east west northern southern eastern western northeast northwest southeast southwest central upper lower
  city county college union district court district court lake lakes island
  islands valley hill hills park plaza university hospital castle airport station town village street road avenue house
  hall church state states republic kingdom federal national international center centre old new general police army
  navy force forces guard bank office thanksgiving christmas easter ramadan monday tuesday wednesday
  thursday friday saturday sunday january february march april may june july august september october november december
  internet god jesus the he she it they we you this that these those an of in on at and but for if no not so or yes a i
  man men woman women people president minister king queen mr mrs ms dr best most many more some all any hope police
  officer officers chief media news star sun moon earth green black white blue red orange golden silver mission plan
  university hospital school schools company group party congress senate parliament cabinet council commission
  southern district northern district eastern district western district`.split(/\s+/),
);

/** "the town of Alvin": what follows is a place, known or not. */
export const PLACE_NOUNS: ReadonlySet<string> = new Set(
  `town city village province region state district island port suburb capital municipality county settlement hamlet
  resort township enclave exclave neighbourhood neighborhood stronghold community outskirts`.split(/\s+/),
);

/** Heads of names that stand on a street sign. */
export const STREET_HEADS: ReadonlySet<string> = new Set(
  "street road avenue boulevard crescent close lane drive terrace way square".split(" "),
);

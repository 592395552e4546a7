"""The words of worry, risk and weakness in council papers, weighed. 1.5 together make a concern.

The weights say how surely the word alone states a worry: 2 and more is enough by itself, 1 needs company. They were set
by reading minutes of many kinds, not by fitting.
"""

from sendwell.domain.reading.council.cues import Cue, cue

THRESHOLD = 1.5

WORRIES: tuple[Cue, ...] = (
    cue(
        2.5,
        "says that somebody is concerned",
        r"\bconcerns?\b(?! (?:was|were|had been|have been|has been) (?:addressed|resolved|allayed|dealt))(?!ing)"
        r"|\b(?:is|are|was|were|be|been|remain(?:s|ed)?|feel|felt|very|particularly|also|extremely|deeply|"
        r"still) concerned\b(?! with\b)"
        r"|\bconcerning (?:points|matters?|issues?|findings|that|trend|picture|to)\b|\bof concern\b|"
        r"\bmost concerning\b",
    ),
    cue(
        2,
        "says that somebody is worried",
        r"\bworr(?:y|ied|ies|ying)\b|\balarm(?:ed|ing)\b|\bfear(?:s|ed)?\b|\bdoubt(?:s|ed|ful)\b(?<!no "
        r"doubts)|\bnervous\b|\bapprehensi",
    ),
    cue(
        2,
        "speaks of anxiety",
        r"\banxieties\b|\b(?:caus\w+|creat\w+|great|much|real|some|parental|of) "
        r"anxiety\b|\banxious\b|\bdistress(?:ed|ing)?\b",
    ),
    cue(
        2,
        "says that somebody is disappointed or frustrated",
        r"\bdisappoint(?:ed|ing|ment)\b|\bfrustrat(?:ed|ing|ion|ions)\b|\bdissatisf|\bunhappy\b|\bupset\b|"
        r"\bregrett|\bshock(?:ed|ing)\b|\bdismay",
    ),
    cue(
        2,
        "says that somebody is not assured",
        r"\bnot (?:been )?(?:assured|confident|convinced|satisfied|reassured)\b|\black(?:ed|ing)? (?:of )?confidence",
    ),
    cue(
        2,
        "names a risk",
        r"(?<!no )(?<!at )\brisks?\b(?! (?:register|assess|management|log|matrix|rating|score|\d|appetite|"
        r"implications?|stratif))",
    ),
    cue(1, "says that somebody is at risk", r"\bat risk\b"),
    cue(
        2,
        "names a shortage or a gap",
        r"\bshortages?\b|\black(?:s|ed|ing)?\b|\bgaps?\b(?! analysis)|\babsence of\b|\bshortfalls?\b|\bscarcity\b",
    ),
    cue(
        2.5,
        "names a weakness or a failing",
        r"\bweak(?:ness(?:es)?|est|er)?\b|\bfailings?\b|\bfailures?\b|\bfail(?:ed|s|ing)? to\b|"
        r"\bshortcomings?\b|\bdeficienc|\bfell short\b|\bfallen short\b|\bfalls? short\b",
    ),
    cue(
        2,
        "says that something is poor",
        r"\bpoor(?:ly|er|est)?\b|\bunacceptabl|\binadequate|\bunsatisfactory\b|\bnot good enough\b|"
        r"\bunderdeveloped\b|\bunder-developed\b|\bineffective\b|\bsubstandard\b|\bunderperform",
    ),
    cue(
        2,
        "says that something is not clear",
        r"\bnot (?:always |been |yet |entirely |made )?clear\b|\bunclear\b|\black of clarity\b|\bconfus(?:ed|"
        r"ing|ion)\b",
    ),
    cue(
        2,
        "says that something is uneven",
        r"\binconsisten(?:t|cy|cies|tly)\b|\bvariab(?:le|ility)\b|\binequitabl|\binequalit|\binequit|\buneven|"
        r"\bpostcode lottery\b|\bpatchy\b|\bdispar",
    ),
    cue(
        2,
        "says that something is too much or too little",
        r"\btoo (?:slow|late|long|often|few|many|much|variable|little|high|low|small|difficult|reliant|"
        r"frequently|vague|narrow|heavily)\w*\b",
    ),
    cue(
        2,
        "says that there is not enough",
        r"\bnot (?:\w+ ){0,3}enough\b|\binsufficient|\bnot (?:\w+ )?(?:sufficient|adequate)(?:ly)?\b|"
        r"\b(?:adequate|sufficient) (?:\w+ ){0,5}(?:had|has|have|was|were) not\b|\bunder-?(?:funded|resourced|"
        r"staffed)\b",
    ),
    cue(
        1.5,
        "says that something is not done fully or always",
        r"\bnot (?:yet |been )?(?:fully|sufficiently|always|consistently|adequately|effectively|routinely|"
        r"well|consulted|listened)\b|\bnot (?:yet )?(?:been )?(?:developed|embedded|met|checked|in place)\b|"
        r"\bnot having\b",
    ),
    cue(
        1.5,
        "says that something could not be done",
        r"\bcould not\b|\bcouldn['’]t\b|\bunable to\b|\bcannot\b|\bnot able to\b|\bno (?:cover|capacity|"
        r"provision|access|plan|reliable|evidence of|improvement|specialist)\b|\bnever\b|\bnot (?:being |"
        r"been )?(?:attend|receiv|access|know|shared?|recognise|underst[ao]|deliver|provid|meeting)\w*\b|"
        r"\bdid not (?:share|recognise|feel|know|receive|have|get|understand)\b|\bwithout (?:a |"
        r"an )?(?:school|place|suitable|reliable|support|education(?!,? health)|provision)"
        r"|\b(?:nobody|no one|no-one) (?:had |has |was |is |ever )?(?:\w+ly )?[a-z]{3,}\b|\b(?:did|do|does) "
        r"not (?:yet |always |"
        r"fully |adequately )?(?:cover|meet|match|reflect|answer|work|help|attend|respond|happen|arrive|get|reach)\b"
        r"|\b(?:had|have|has) not (?:yet |always )?(?:happened|arrived|come|been (?:done|delivered|completed|"
        r"sent|met|shared|updated))\b",
    ),
    cue(
        2,
        "says that trust is low or lost",
        r"\b(?:lost|losing|loss of|low|lack of|damaged|broken|eroded|little|rebuild\w*)\b.{0,30}\b(?:trust|"
        r"faith|confidence)\b|\b(?:trust|faith|confidence)\b.{0,50}\b(?:very low|remained low|lost|broken|"
        r"damaged|eroded|declin)|\bnot trusting\b|\bmistrust|\bdistrust",
    ),
    cue(
        1.5,
        "speaks of delay",
        r"\bdelay(?:s|ed)?\b|\bbacklogs?\b|\boverdue\b|\blong(?:er)? wait|\bwait(?:ing)? (?:times?|"
        r"lists?)\b.{0,40}\b(?:grow|increas|long|high|rose|risen)|\bwait had grown\b|\bout of date\b|"
        r"\bout-of-date\b|\bslippage\b|\bbehind schedule\b|\boff track\b|\bnot on (?:track|target|schedule)\b|"
        r"\blater than (?:hoped|expected|planned|anticipated)\b|\blongest wait\b|\bpace of (?:change|improvement|"
        r"progress)\b.{0,30}\b(?:slow|too|not)|\bnot (?:been )?enough pace\b|\bslow(?:er|ly|ness|ed|ing)?\b",
    ),
    cue(
        1.5,
        "speaks of difficulty or pressure",
        r"\b(?:further|more|much) (?:significant )?(?:progress|work|improvement) (?:was |is |"
        r"were )?(?:still )?(?:needed|required|to (?:be done|do))\b|\blow base\b|(?<!communication "
        r")(?<!learning )(?<!language )(?<!health )\bdifficult(?:y|ies|ty)?\b|"
        r"(?<!support and )(?<!and )\bchalleng(?:es|ing)\b(?! (?:the|officers|this|and support))|\b(?:a|the|"
        r"big|significant|serious|real|main|key|major|biggest|great|greatest|particular|ongoing|national) "
        r"challenge\b|\bpressures?\b|"
        r"\bstruggl(?:e|es|ed|ing)\b|\bstrain(?:ed)?\b|\bcris[ie]s\b|\bover-?stretched\b|\boverwhelm|"
        r"\bbarriers?\b|\bobstacles?\b|\bunsustainable\b|\bhard to (?:recruit|reach|access|find|get|fill)\b|"
        r"\b(?:found|finding|find) it (?:very |so |too )?hard\b",
    ),
    cue(
        1.5,
        "speaks of want of means",
        r"\blimited (?:\w+ )?(?:funding|capacity|resources?|budget|availability|access|places|progress|impact|"
        r"understanding)\b|\bcapacity (?:issues?|constraints?|problems?)\b|\bunmet\b|\bvacan(?:t|"
        r"cies) (?:posts?|were|are|remain)|\bposts? (?:were|are|remained|was) vacant\b|"
        r"\bstaff(?:ing)? (?:shortage|turnover)|\bhigh turnover\b|\bdeficit\b.{0,50}\b(?:exceed|grow|increas|"
        r"rise|forecast|reach)",
    ),
    cue(
        1.5,
        "speaks of a worsening",
        r"\b(?:demand|requests?|referrals?|wait(?:s|ing)?|costs?|exclusions?|suspensions?|absences?|appeals?|"
        r"tribunals?|complaints?|deficit|"
        r"overspend|backlog|caseloads?)\b[^.;]{0,60}?\b(?:increased|risen|grown|doubled|trebled|rose|grew)\b|"
        r"\b(?:increase|rise|growth|rising|increasing|grow(?:n|ing)?) (?:in|of|"
        r"to)? ?(?:the )?(?:\w+ ){0,3}(?:exclusions?|suspensions?|absences?|complaints?|appeals?|tribunals?|"
        r"demand|waits?|waiting|costs?|need|requests|deficit)\b|\bdeteriorat|\bworsen|\bgot worse\b|"
        r"\bdeclin(?:e|ed|ing)\b|\bgrowing (?:deficit|demand|number)",
    ),
    cue(
        1.5,
        "finds fault",
        r"\breluctan|\bunwilling|\bresistan|\bareas? (?:for|of|requiring) (?:improvement|development)\b|"
        r"\bwait(?:s|ed|ing)? (?:of |for )?(?:up to|over|more than|as long as)\b|"
        r"\bbelow (?:the )?(?:\w+ )?(?:national|target|average|expected|regional|statutory)\b|\bworse than\b|"
        r"\blower than (?:the )?(?:national|target|average)|\bcritical of\b|\bcriticis|\bcomplain(?:ed|ts?|"
        r"ing)?\b(?! (?:procedure|process|policy))|\bproblem(?:s|atic)?\b|\bunanswered\b|\bvague\b|\brushed\b|"
        r"\bmissing\b|\binexperienced\b|\bshould have (?:had|been|[a-z]+ed|told|given|sent|done|known|made|"
        r"known)\b|\blet down\b|\b(?:get|got|gone|went) (?:\w+ )?wrong\b|\bmistakes?\b|\bapologis(?:e|ed)\b|"
        r"\bdamag(?:ed|ing)\b|\bdetriment|"
        r"\badverse|\bnegative(?:ly)? (?:impact|effect)|\bnot work(?:ed|ing)\b|\btold different things\b|"
        r"\bbeing missed\b|\bexpired\b|\bunfair|\blate and\b|\bdo(?:es)? not know\b|\bdid not share\b",
    ),
    cue(
        2,
        "says that somebody is not heard or helped",
        r"\bexhaust(?:ed|ing)\b|\b(?:fight|fought|fighting|battl(?:e|ing)) (?:for|to|against)\b|\bfe(?:el|lt|"
        r"els|eling) (?:\w+ly )?(?:unheard|ignored|isolated|blamed|abandoned|judged|overlooked|forgotten|"
        r"un(?:supported|valued|safe|welcome))\b",
    ),
    cue(
        3,
        "admits that it must get better",
        r"\b(?:recognised|acknowledged|accepted|agreed|admitted|felt) that\b.{0,120}\bneed(?:s|ed)? (?:to "
        r"(?:\w+ly )?(?:improve|"
        r"be improved|do better|be better)\b|improv(?:ement|ing)\b)",
    ),
    cue(
        3,
        "doubts that there is enough",
        r"\b(?:questioned|queried) whether (?:\w+ ){0,6}(?:enough|sufficient|adequate|realistic|achievable)\b",
    ),
    cue(
        2,
        "names too many of what nobody wants",
        r"\b(?:high|higher|highest|large|record|growing|increasing) (?:number|rate|level|volume|proportion)s? of "
        r"(?:\w+ ){0,3}(?:appeals?|tribunals?|complaints?|exclusions?|suspensions?|absences?|vacancies|refusals)\b",
    ),
    cue(
        1.5,
        "says how few",
        r"\bonly (?:\d|an? (?:small|third|quarter|few|minority|handful)|half|one in|two|three|four|five)",
    ),
    cue(
        2,
        "says that a good measure fell",
        r"\b(?:timeliness|performance|attendance|attainment|compliance|satisfaction|morale)\b[^.;]{0,60}"
        r"\b(?:fallen|fell|dropped|declined|decreased|slipped|dipped|worsened)\b",
    ),
    cue(1, "says that it grew much", r"\b(?:doubled|trebled|tripled|quadrupled)\b"),
    cue(
        1,
        "speaks of children without a school",
        r"\b(?:children|pupils|young people|learners) (?:who (?:are|were) )?(?:out of|missing(?: from)?|not "
        r"in|without a) "
        r"(?:school|education)\b",
    ),
    cue(
        1,
        "stresses how much",
        r"\bsignificant(?:ly)?\b|\bserious(?:ly)?\b|\bwidespread\b|\bsystemic\b|\burgent(?:ly)?\b|\bstark\b|"
        r"\boverspen[dt]\b",
    ),
)

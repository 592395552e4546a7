"""The words of promise and request in council papers, weighed. 3 together make an action.

Minutes report speech: "will" becomes "would". What tells a promise from a supposition ("this would allow …") is the verb:
somebody can be seen to send, publish or appoint, while to allow, mean or improve is an effect.
"""

from sendwell.domain.reading.council.cues import Cue, cue

THRESHOLD = 3.0

# Deeds: base form, then past participle. A deed is done by somebody on some day.
_DEEDS = (
    "add added|address addressed|advertise advertised|align aligned|amend amended|analyse analysed|answer answered|appoint appointed|"
    "arrange arranged|ask asked|attend attended|begin begun|brief briefed|bring brought|carry_out carried_out|cascade cascaded|"
    "check checked|circulate circulated|clarify clarified|collate collated|collect collected|come_back come_back|commission commissioned|"
    "communicate communicated|complete completed|conduct conducted|confirm confirmed|consult consulted|contact contacted|"
    "continue continued|convene convened|co-produce co-produced|create created|deliver delivered|develop developed|discuss discussed|"
    "distribute distributed|draft drafted|draw_up drawn_up|email emailed|engage engaged|escalate escalated|establish established|"
    "evaluate evaluated|examine examined|expand expanded|explore explored|extend extended|feed_back fed_back|feedback fed|"
    "finalise finalised|find found|follow_up followed_up|forward forwarded|get_back got|give given|hold held|identify identified|"
    "implement implemented|include included|inform informed|introduce introduced|investigate investigated|invite invited|"
    "issue issued|join joined|launch launched|liaise liaised|link linked|look look|look_at looked_at|look_into looked_into|make made|meet met|"
    "monitor monitored|notify notified|obtain obtained|offer offered|organise organised|pass_on passed_on|pick_up picked_up|"
    "pilot piloted|prepare prepared|present presented|prioritise prioritised|produce produced|progress progressed|provide provided|"
    "publicise publicised|publish published|pursue pursued|raise raised|re-run re-run|receive received|recruit recruited|"
    "redesign redesigned|refer referred|refresh refreshed|reinspect reinspected|repeat repeated|report reported|report_back reported_back|"
    "request requested|respond responded|return returned|review reviewed|revise revised|revisit revisited|roll_out rolled_out|"
    "run run|schedule scheduled|scrutinise scrutinised|seek sought|send sent|set_up set_up|share shared|sign_off signed_off|speak spoken|"
    "start started|strengthen strengthened|submit submitted|supply supplied|survey surveyed|take taken|take_away taken_away|"
    "take_back taken_back|take_forward taken_forward|take_place taken_place|take_up taken_up|train trained|undertake undertaken|"
    "update updated|upload uploaded|visit visited|work_with worked|write written|go gone|reach reached|ensure ensured|consider considered"
)
_PAIRS = [pair.split() for pair in _DEEDS.split("|")]
# These are deeds only when somebody named does them, or not at all in the passive.
_WEAK_PASSIVE = {
    "made",
    "taken",
    "found",
    "met",
    "run",
    "given",
    "gone",
    "reached",
    "held",
    "included",
    "continued",
    "fed",
    "got",
    "considered",
    "addressed",
}
DEED = "(?:" + "|".join(sorted((base.replace("_", r"\s") for base, _ in _PAIRS), key=len, reverse=True)) + ")"
_DONE = (
    "(?:"
    + "|".join(
        sorted({past.replace("_", r"\s") for _, past in _PAIRS if past not in _WEAK_PASSIVE}, key=len, reverse=True)
    )
    + ")"
)
_DONE_WEAK = "(?:" + "|".join(sorted(_WEAK_PASSIVE)) + ")"

_ADVERBS = r"(?:(?:also|now|then|therefore|be able to|continue to|further|formally|shortly|soon|\w+ly)\s+){0,2}"
_WILL = r"(?:will|would|shall|['’]ll)"
_AGENT = (
    r"(?:(?i:officers?|members?|he|she|they|we|who|it|I)|partners?|colleagues|leaders|inspectors|officials|(?:Council|Councillor|Cllr|Dr|Mrs?|Ms)\b[\w .]{0,30}?|"
    r"(?:[Tt]he\s+)?(?:[A-Z][\w’'():&,-]*)(?:\s+(?:[A-Z][\w’'():&,–-]*|of|for|and|–|to|the)){0,12}|"
    r"(?:the|The)\s+(?:partnership|team|service|council|board|forum|area|group|authority|local authority|chair|department|trust|school|schools|panel|committee))"
)
ACTION_LINE = r"^\W*(?:ACTIONS?|Actions?)(?:\s+(?:points?|agreed|required|for|no\.?)\b)?\s*(?:\d+(?:\.\d+)?)?\s*(?:\([^)]{1,40}\))?\s*[:–—-]\s*\S"
_REQUESTERS = (
    r"(?:members?|board|panel|committee|cabinet|chair(?:man|woman|person)?|vice-chair\w*|forum|commission|councillors?|cllr|leader|executive|"
    r"group|scrutiny|mayor|officers?|director|[A-Z]\w+)"
)
_PAPER = (
    r"(?:information|reports?|updates?|breakdowns?|data|cop(?:y|ies)|list|figures|details?|briefings?(?: note)?|paper|presentation|note|"
    r"analysis|response|timetable|timeline|plan|statistics|numbers|glossary|evidence|feedback|comparison|review|summary)"
)

PROMISES: tuple[Cue, ...] = (
    cue(5, "is printed as an action", ACTION_LINE, exact=True),
    cue(
        4,
        "gives somebody a task by initials",
        r"^\W*(?:[A-Z]{2,3}(?:\s?[/&,]\s?|\s+and\s+)?){1,4}\s+to\s+[a-z]",
        exact=True,
    ),
    cue(
        4,
        "says that somebody agreed or undertook to do it",
        rf"\b(?:agreed|agree|undertook|undertaken|committed|promised|offered|volunteered|pledged|intends?|intended|proposes)\s+(?:\w+ly\s+)?to\s+(?:\w+ly\s+)?{DEED}\b(?! (?:that|this was))",
    ),
    cue(
        4,
        "speaks of a commitment",
        rf"\b(?:commitment|undertaking|pledge|promise)\s+(?:\w+\s+){{0,9}}?to\s+(?:{DEED}|improve|work)\b",
    ),
    cue(
        4,
        "was agreed, and is still to be done",
        r"\b(?:agreed|AGREED|agreement|proposed|decided)\b(?: and agreed)?,? that\b.{0,160}?\b(?:would|will|should|shall|be|to be|could|report|attend|receive|provide)\b(?! (?:understandable|important|clear|helpful that))",
    ),
    cue(
        4,
        "asks that it be done",
        rf"\b{_REQUESTERS}\b[^.]{{0,60}}?\b(?:asked|requested|urged|insisted)\s+that\b|\b(?:was|were) (?:asked|requested) that\b|\bit was requested\b",
    ),
    cue(
        4,
        "asks for a paper",
        rf"\b(?:requested|asked for|asked to (?:see|receive|have)|called for|would (?:like|welcome) (?:to (?:see|receive|have) )?)\s*(?:a|an|the|some|more|any|for)?\s*(?:[\w-]+\s+){{0,4}}?{_PAPER}\b"
        rf"|\b{_PAPER}\s+(?:\w+\s+){{0,6}}?(?:was|were|be) requested\b",
    ),
    cue(
        4,
        "asks somebody to do it",
        rf"\b(?:asked|requested|tasked|invited|instructed|directed|urged|encouraged)\s+(?:that\s+)?(?:the\s+)?(?!members?\b|the (?:board|panel|committee|cabinet)\b)(?:officers?|[A-Z]\w*(?:\s+(?:[A-Z][\w’'()&,-]*|of|for|and|the)){{0,10}}|service|team|council)\s+to\s+(?:{DEED})\b(?<!consider)(?<!clarify)(?<!confirm)"
        rf"|\b(?:be|been|was|were) (?:asked|requested|tasked|invited|instructed) to (?:{DEED})\b(?<!consider)(?<!clarify)(?<!confirm)(?<!discuss)",
    ),
    cue(3, "says that it will be done", rf"\b{_WILL}\s+{_ADVERBS}be\s+(?:\w+ly\s+|also\s+|being\s+)?{_DONE}\b"),
    cue(
        3,
        "says that it will be done",
        rf"\b{_WILL}\s+{_ADVERBS}be\s+{_DONE_WEAK}\b(?:\s+(?:in|to|up|forward|into|at|on|as|by|for|out|back|when|where)\b)",
    ),
    cue(3, "says that somebody will do it", rf"\b{_AGENT}\s+{_WILL}\s+{_ADVERBS}{DEED}\b(?!-)", exact=True),
    cue(
        2, "says that it will happen", rf"\b{_WILL}\s+{_ADVERBS}(?:{DEED}|take place|happen|follow shortly|commence)\b"
    ),
    cue(3, "says that it will take place", rf"\b{_WILL}\s+(?:also\s+)?(?:take place|commence)\b"),
    cue(
        3,
        "says that somebody will be doing it",
        rf"\b{_WILL}\s+be\s+(?:{DEED.replace('(?:', '(?:')}|re-runn|runn|writ|hav|com|shar|tak|mak|produc|provid|arrang|circulat|prepar|visit)\w*ing\b",
    ),
    cue(
        2, "says that it must be done", rf"\b(?:must|has to|have to|needs? to|required to)\s+(?:be\s+{_DONE}|{DEED})\b"
    ),
    cue(2, "says that it is to be done", rf"\b(?:is|are|was|were)\s+to\s+(?:be\s+{_DONE}|{DEED})\b"),
    cue(
        2,
        "says that it is planned",
        rf"\b(?:plans?|planned|planning|aims?|due|scheduled|expects?|expected|set)\s+to\s+(?:be\s+{_DONE}|{DEED})\b",
    ),
)

CONTEXT: tuple[Cue, ...] = (
    cue(
        1,
        "gives a time for it",
        r"\b(?:by|before|no later than|not later than|at|to|for|in|from)\s+(?:the\s+|their\s+|its\s+|a\s+)?(?:end of|next|future|following|subsequent|forthcoming|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]|January|February|March|April|May|June|July|August|September|October|November|December)"
        r"|\bin due course\b|\bwithin (?:the next )?\w+ (?:days?|weeks?|months?)\b|\b(?:quarterly|monthly|annual(?:ly)?|termly|every \w+ (?:weeks?|months?))\b|\bas soon as\b|\bnext meeting\b|\btime\.$",
    ),
    cue(
        0.5,
        "was said in answer",
        r"\b(?:confirmed|assured|advised|undertook|informed|explained|agreed|responded|replied|stated|added)\b",
    ),
    cue(
        -4,
        "asks a question",
        r"\b(?:asks?|asked|queried|enquired|inquired|questioned|wondered|question(?:s)?(?: \w+){0,3})\s+(?:about\s+)?(?:whether|if|how|what|when|why|who|where|which)\b[^.]*\b(?:will|would)\b|\?$",
    ),
    cue(
        -2.5,
        "only hopes or supposes it",
        r"\b(?:hoped?|anticipated|envisaged|assumed|suggested that this|likely|might|may be|could be)\b",
    ),
    cue(
        -2.5,
        "describes what a proposal would bring",
        r"\b(?:proposal|proposed (?:\w+ ){1,4}|option|strategy|framework|approach|model|this|which|these|that)\s+(?:involved\b.*|would\b(?! be (?:circulated|shared|brought|reported|picked))|will\b(?! be (?:circulated|shared|brought|reported|picked)))",
    ),
    cue(
        -2,
        "depends on something",
        r"\b(?:if|unless|should the|were it to|in the event)\b(?! (?:appropriate|necessary|required|needed|possible))",
    ),
    cue(-4, "denies it", rf"\b{_WILL}\s+not\b|\bwon['’]t\b|\bno (?:longer|plans|intention)\b"),
    cue(
        -3,
        "speaks of the past",
        r"\bwould have\b|\bhad (?:already )?been (?:agreed|asked|requested)\b|\bpreviously (?:agreed|asked|requested)\b|\bit was (?:required|intended) that\b|\b(?:framework|Act|law|regulations?) required\b|\b(?:at|from) (?:the|its) (?:last|previous) meeting\b",
    ),
    cue(
        -2,
        "says what a power or a role is",
        r"\b(?:terms of reference|responsible for|duty to|statutory (?:duty|requirement))\b",
    ),
    cue(
        -3,
        "recommends it to somebody who has not accepted it",
        r"\bbe recommended\b|\brecommend(?:s|ed)? (?:to|that) (?:the )?(?:Cabinet|Council|Executive)\b",
    ),
)

"""The words of promise and request in council papers, weighed. 3 together make an action.

Minutes report speech: "will" becomes "would". What tells a promise from a supposition ("this would allow …") is the
verb: somebody can be seen to send, publish or appoint, while to allow, mean or improve is an effect.
"""

import re

from sendwell.domain.reading.council.cues import Cue, cue
from sendwell.domain.reading.council.deeds import DEED, DONE, DONE_IF_SAID_HOW

THRESHOLD = 3.0

_ADVERBS = r"(?:(?:also|now|then|therefore|be able to|continue to|further|formally|shortly|soon|\w+ly)\s+){0,2}"
_WILL = r"(?:will|would|shall|['’]ll)"
_AGENT = (
    r"(?:(?i:officers?|members?|he|she|they|we|who|it|I)|partners?|colleagues|leaders|inspectors|officials|"
    r"(?:Council|Councillor|Cllr|Dr|Mrs?|Ms)\b[\w .]{0,30}?|"
    r"(?:[Tt]he\s+)?(?:[A-Z][\w’'():&,-]*)(?:\s+(?:[A-Z][\w’'():&,–-]*|of|for|and|–|to|the)){0,12}|"
    r"(?:the|The)\s+(?:partnership|team|service|council|board|forum|area|group|authority|local authority|"
    r"chair|department|trust|school|schools|panel|committee))"
)
ACTION_LINE = (
    r"^\W*(?:ACTIONS?|Actions?)(?:\s+(?:points?|agreed|required|for|no\.?)\b)?\s*(?:\d+(?:\.\d+)?)?"
    r"\s*(?:\([^)]{1,40}\))?\s*[:–—-]\s*\S"
)
_REQUESTERS = (
    r"(?:(?i:members?|board|panel|committee|cabinet|chair(?:man|woman|person)?|vice-chair\w*|forum|commission|"
    r"councillors?|cllr|leader|executive|"
    r"group|scrutiny|mayor|officers?|director)|[A-Z]\w+)"
)
_PAPER = (
    r"(?:information|reports?|updates?|breakdowns?|data|cop(?:y|ies)|list|figures|details?|"
    r"briefings?(?: note)?|paper|presentation|note|"
    r"analysis|response|timetable|timeline|plan|statistics|numbers|glossary|evidence|feedback|comparison|"
    r"review|summary)"
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
        "gives somebody a task",
        rf"^\W*(?:The\s+)?(?:[A-Z][\w’'()&,-]*\s+|of\s+|for\s+|and\s+){{1,9}}to\s+{DEED}\b(?!.*\b(?:was|were|"
        rf"had|is|are|has)\b)",
        exact=True,
    ),
    cue(
        4,
        "was proposed and agreed",
        r"\b(?:proposed|suggested|requested) that\b.{0,400}\b(?:which|this|and it) (?:was|were) agreed\b",
    ),
    cue(
        4,
        "says that somebody agreed or undertook to do it",
        r"\b(?:agreed|agree|undertook|undertaken|committed|promised|offered|volunteered|pledged|intends?|"
        rf"intended|proposes)\s+(?:\w+ly\s+)?to\s+(?:\w+ly\s+)?{DEED}\b(?! (?:that|this was))",
    ),
    cue(
        4,
        "commits somebody to doing it",
        r"\b(?:committed|commitment|agreed|undertook) to (?:\w+ly )?(?:provid|shar|publish|review|meet|bring|"
        r"writ|send|produc|"
        r"develop|improv|report|work)\w*ing\b",
    ),
    cue(
        4,
        "speaks of a commitment",
        rf"\b(?:commitment|undertaking|pledge|promise)\s+(?:\w+\s+){{0,9}}?to\s+(?:{DEED}|improve|work)\b",
    ),
    cue(
        4,
        "was agreed, and is still to be done",
        r"\b(?:agreed|AGREED|agreement|proposed|decided)\b(?: and agreed)?,? that\b.{0,160}?\b(?:would|will|"
        r"should|shall|be|to be|could|report|attend|receive|provide)\b(?! (?:understandable|important|clear|"
        r"helpful that))",
    ),
    cue(
        4,
        "asks that it be done",
        rf"\b{_REQUESTERS}\b[^.]{{0,60}}?\b(?:asked|requested|urged|insisted)\s+that\b|\b(?:was|were) (?:asked|"
        r"requested) that\b|\bit was requested\b",
        exact=True,
    ),
    cue(
        4,
        "asks for a paper",
        r"\b(?:requested|asked for|asked to (?:see|receive|have)|called for|would (?:like|"
        r"welcome) (?:to (?:see|receive|have) )?)\s*(?:a|an|the|some|more|any|"
        rf"for)?\s*(?:[\w-]+\s+){{0,4}}?{_PAPER}\b"
        rf"|\b{_PAPER}\s+(?:\w+\s+){{0,6}}?(?:was|were|be) requested\b",
    ),
    cue(
        4,
        "asks somebody to do it",
        r"\b(?:asked|requested|tasked|invited|instructed|directed|urged|"
        r"encouraged)\s+(?:that\s+)?(?:the\s+)?(?!members?\b|the (?:board|panel|committee|"
        rf"cabinet)\b)(?:officers?|[A-Z]\w*(?:\s+(?:[A-Z][\w’'()&,-]*|of|for|and|the)){{0,10}}|service|team|"
        rf"council)\s+to\s+(?:{DEED})\b(?<!consider)(?<!clarify)(?<!confirm)"
        r"|\b(?:be|been|was|were) (?:asked|requested|tasked|invited|"
        rf"instructed) to (?:{DEED})\b(?<!consider)(?<!clarify)(?<!confirm)(?<!discuss)",
        exact=True,
    ),
    cue(3, "says that it will be done", rf"\b{_WILL}\s+{_ADVERBS}be\s+(?:\w+ly\s+|also\s+|being\s+)?{DONE}\b"),
    cue(
        3,
        "says that it will be done",
        rf"\b{_WILL}\s+{_ADVERBS}be\s+{DONE_IF_SAID_HOW}\b(?:\s+(?:in|to|up|forward|into|at|on|as|by|for|out|back|"
        r"when|where)\b)",
    ),
    cue(
        3,
        "says that somebody will do it",
        rf"\b{_AGENT}(?:,[^,.;]{{3,60}},)?\s+{_WILL}\s+{_ADVERBS}{DEED}\b(?!-)(?! the form\b)",
        exact=True,
    ),
    cue(
        3,
        "says that a paper will come",
        rf"\b(?:letter|report|paper|note|update|briefing|survey|invitation|response|summary|"
        rf"questionnaire)s?\s+{_WILL}\s+"
        rf"{_ADVERBS}(?:go|come|follow|return)\b",
    ),
    cue(
        2, "says that it will happen", rf"\b{_WILL}\s+{_ADVERBS}(?:{DEED}|take place|happen|follow shortly|commence)\b"
    ),
    cue(
        1,
        "adds what somebody will do",
        rf"^\W*{_AGENT}\b[^.;]*\b(?:and|but)\s+(?:that\s+)?(?:he\s+|she\s+|they\s+)?{_WILL}\s+{DEED}\b",
        exact=True,
    ),
    cue(3, "says that somebody is going to do it", rf"\b(?:is|are|was|were) going to {DEED}\b"),
    cue(4, "asks to see a paper", r"\b(?:requested|asked for) (?:sight|copies|a copy|details|a list) of\b"),
    cue(3, "says that it will take place", rf"\b{_WILL}\s+(?:also\s+)?(?:take place|commence)\b"),
    cue(
        3,
        "says that somebody will be doing it",
        rf"\b{_WILL}\s+be\s+(?:{DEED}|re-runn|runn|writ|hav|com|shar|tak|mak|produc|"
        r"provid|arrang|circulat|prepar|visit)\w*ing\b",
    ),
    cue(2, "says that it must be done", rf"\b(?:must|has to|have to|needs? to|required to)\s+(?:be\s+{DONE}|{DEED})\b"),
    cue(
        2,
        "says that it is to be done",
        rf"(?<!purpose )(?<!aim )(?<!role )(?<!objective )\b(?:(?:is|are|was|were)\s+to\s+be\s+{DONE}|(?:is|"
        rf"are)\s+to\s+{DEED})\b",
    ),
    cue(
        2,
        "says that it is planned",
        rf"\b(?:plans?|planned|planning|aims?|due|scheduled|expects?|expected|set)\s+to\s+(?:be\s+{DONE}|{DEED})\b",
    ),
)

CONTEXT: tuple[Cue, ...] = (
    cue(
        1,
        "gives a time for it",
        r"\b(?:by|before|no later than|not later than|at|to|for|in|from)\s+(?:the\s+|their\s+|its\s+|"
        r"a\s+)?(?:end of|next|future|following|subsequent|forthcoming|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z]|"
        r"January|February|March|April|May|June|July|August|September|October|November|December)"
        r"|\bin due course\b|\bwithin (?:the next )?\w+ (?:days?|weeks?|months?)\b|\b(?:quarterly|monthly|"
        r"annual(?:ly)?|termly|every \w+ (?:weeks?|months?))\b|\bas soon as\b|\bnext meeting\b|\btime\.$|"
        r"\bin \w+ (?:weeks|months)\b",
    ),
    cue(
        0.5,
        "was said in answer",
        r"\b(?:confirmed|assured|advised|undertook|informed|explained|agreed|responded|replied|stated|added)\b",
    ),
    cue(
        -4,
        "asks a question",
        r"\b(?:asks?|asked|queried|enquired|inquired|questioned|wondered|"
        r"question(?:s)?(?: \w+){0,3})\s+(?:about\s+)?(?:whether|if|how|what|when|why|who|where|"
        r"which)\b[^.]*\b(?:will|would)\b|\b(?:queried|questioned)\b[^.]*\bwhether\b|\?$",
    ),
    cue(
        -2.5,
        "only hopes or supposes it",
        r"\b(?:hoped?|anticipated|envisaged|assumed|suggested that this|likely|might|may be|could be)\b",
    ),
    cue(
        -2.5,
        "describes what a proposal would bring",
        rf"\b(?:proposal|proposed (?:\w+ ){{1,4}}|option|strategy|framework|approach|model|which|"
        r"(?<!on )(?<!of )(?<!about )(?<!from )(?<!with )(?:this|these|that))\s+(?:involved\b.*|(?:would|"
        rf"will)\b(?!\s+(?:\w+ly\s+)?be\s+(?:{DONE}|available)))",
    ),
    cue(
        -4,
        "says what numbers will do",
        rf"\b(?:deficit|overspend|demand|costs?|numbers?|spend\w*|pressures?|shortfall|waits?|rates?|budget|balance)\b"
        rf"[^.;]{{0,90}}\b{_WILL}\s+(?:\w+ly\s+)?(?:reach|rise|grow|exceed|increase|go (?:up|down)|fall|be £)",
    ),
    cue(
        -2,
        "depends on something",
        r"\b(?:if|unless|should the|were it to|in the event)\b(?! (?:appropriate|necessary|required|needed|possible))",
    ),
    cue(-4, "is a risk", rf"\brisk (?:that|of)\b[^.;]{{0,80}}\b{_WILL}\b"),
    cue(-4, "says what a paper asked", r"\bwhich (?:asked|requested|invited)\b|\bis asked for\b|\bcondition of\b"),
    cue(-4, "denies it", rf"\b{_WILL}\s+not\b|\bwon['’]t\b|\bno (?:longer|plans|intention)\b"),
    cue(
        -3,
        "speaks of the past",
        r"\bwould have\b|^(?:When|Since|After) \w|\bhad (?:already )?been (?:agreed|asked|requested)\b|"
        r"\bpreviously (?:agreed|asked|requested)\b|\bit was (?:required|intended) that\b|\b(?:framework|Act|"
        r"law|regulations?) required\b|\b(?:at|from) (?:the|its) (?:last|previous) meeting\b",
    ),
    cue(
        -2,
        "says what a power or a role is",
        r"\b(?:responsible for|duty to|statutory (?:duty|requirement))\b",
    ),
    cue(
        -3,
        "recommends it to somebody who has not accepted it",
        r"\bbe recommended\b|\brecommend(?:s|ed)? (?:to|that) (?:the )?(?:Cabinet|Council|Executive)\b",
    ),
)

# Under "The Board agreed to:", "Next steps" or "Actions" an item that begins with what is to be done is an action.
LISTS_ACTIONS = re.compile(
    r"^(?:(?:agreed )?actions?(?: points?| agreed| arising| required)?|next steps\b.*|follow[- ]?up(?: actions)?)\W*$"
    r"|\b(?:agreed|undertook|will|asked|requested)(?: officers| the [\w ]{3,40})?(?: to)?\s*:\W*$|"
    r"\bactions?\b[^.]{0,40}\bagreed\b.*:$"
    r"|\bnext steps\b.*:$",
    re.I,
)
BEGINS_WITH_A_DEED = re.compile(rf"^(?:[Tt]o\s+)?{DEED}\b(?!-)", re.I)

"""What can be seen to be done: verbs of which one can say who did it, and when."""

# Base form and past participle.
_DEEDS = (
    "add added|address addressed|advertise advertised|align aligned|amend amended|analyse analysed|answer "
    "answered|appoint appointed|arrange arranged|ask asked|attend attended|begin begun|brief briefed|bring "
    "brought|carry_out carried_out|cascade cascaded|check checked|circulate circulated|clarify clarified|collate "
    "collated|collect collected|come_back come_back|commission commissioned|communicate communicated|complete "
    "completed|conduct conducted|confirm confirmed|consult consulted|contact contacted|continue continued|convene "
    "convened|co-produce co-produced|create created|deliver delivered|develop developed|discuss "
    "discussed|distribute distributed|draft drafted|draw_up drawn_up|email emailed|engage engaged|escalate "
    "escalated|establish established|evaluate evaluated|examine examined|expand expanded|explore explored|extend "
    "extended|feed_back fed_back|feedback fed|finalise finalised|find found|follow_up followed_up|forward "
    "forwarded|get_back got|give given|hold held|identify identified|implement implemented|include "
    "included|incorporate incorporated|inform informed|introduce introduced|investigate investigated|invite "
    "invited|issue issued|join joined|launch launched|liaise liaised|link linked|look look|look_at "
    "looked_at|look_into looked_into|make made|meet met|monitor monitored|notify notified|obtain obtained|offer "
    "offered|organise organised|pass_on passed_on|pick_up picked_up|pilot piloted|prepare prepared|present "
    "presented|prioritise prioritised|produce produced|progress progressed|provide provided|publicise "
    "publicised|publish published|pursue pursued|raise raised|re-run re-run|receive received|recruit "
    "recruited|redesign redesigned|refer referred|refresh refreshed|reinspect reinspected|repeat repeated|report "
    "reported|report_back reported_back|request requested|respond responded|return returned|review reviewed|revise "
    "revised|revisit revisited|roll_out rolled_out|run run|schedule scheduled|scrutinise scrutinised|seek "
    "sought|send sent|set_up set_up|share shared|sign_off signed_off|speak spoken|start started|strengthen "
    "strengthened|submit submitted|supply supplied|survey surveyed|take taken|take_away taken_away|take_back "
    "taken_back|take_forward taken_forward|take_place taken_place|take_up taken_up|train trained|undertake "
    "undertaken|update updated|upload uploaded|visit visited|work_with worked|write written|go gone|reach "
    "reached|ensure ensured|consider considered|chair chaired|decide decided|finish finished|oversee "
    "overseen|pick_this_up picked_up|pick_it_up "
    "picked_up|follow_this_up followed_up|host hosted|map mapped|resubmit resubmitted|gather gathered|compile "
    "compiled|advise advised"
)
_PAIRS = [pair.split() for pair in _DEEDS.split("|")]
# These are deeds only when somebody named does them, or not at all in the passive.
_NEEDS_MORE = {
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
DONE = (
    "(?:"
    + "|".join(
        sorted({past.replace("_", r"\s") for _, past in _PAIRS if past not in _NEEDS_MORE}, key=len, reverse=True)
    )
    + ")"
)
DONE_IF_SAID_HOW = "(?:" + "|".join(sorted(_NEEDS_MORE)) + ")"

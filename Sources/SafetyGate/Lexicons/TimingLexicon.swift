/// Words that depend on when a post goes out.
let timingLexicon: [WordList] = [
  WordList(
    .politics,
    source: "NHS England, pre-election guidance (general election 2024, local elections 2023)",
    """
    minister; ministers; ministerial; mp; mps; m p; mp hopeful; member of parliament; candidate; candidates; prospective candidate; pledge; pledges; pledged; manifesto; manifestos; government; governments; policy announcement; new policy; new funding; funding announcement; funding boost; new money; extra funding; extra money; million boost; million scheme; million investment; government scheme; government funding; government plan; secretary of state; prime minister; chancellor; health secretary; shadow health secretary; shadow minister; cabinet minister; councillor; councillors; council leader; leader of the council; election; elections; general election; local election; local elections; by-election; byelection; hustings; campaign trail; on the campaign; canvass*; polling day; polling station; polls; opinion poll; poll lead; vote for; vote labour; vote conservative; voters; ballot paper; labour; conservative; conservatives; tory; tories; lib dem; lib dems; liberal democrat; liberal democrats; reform uk; green party; snp; plaid cymru; plaid; ukip; sinn fein; dup; sdlp; alliance party; independent candidate; labour party; conservative party; political party; political parties; politician; politicians; white paper; green paper; spending review; spending cuts; the budget; autumn statement; austerity; whitehall; downing street; number 10; westminster; parliament; house of commons; house of lords; lord mayor candidate; metro mayor; mayoral; mayor candidate; police and crime commissioner; pcc candidate; referendum; party leader; party leaders; party conference; political; rosette; rosettes; leaflet drop; doorstep; nationalise; privatisation; privatise; lobby; lobbying; petition to parliament; devolution; senedd; holyrood; stormont; first minister; re-elect; elect; re-elected; campaign visit; photo opportunity with
    """),
  WordList(
    .politicsExempt,
    source:
      "NHS England, pre-election guidance: the trust's own elections and operational news go on",
    "governor; governors; council of governors; governor election; governor elections; youth council; staff council; members council; election of governors; board of governors; union election; trade union; green party wall; registered to vote; register to vote; school council; candidate pack; candidates for the role; job candidate; job candidates; candidates will be interviewed; interview candidates; clinical candidate; minister of religion; labour ward; in labour; labour pains; postnatal; lobby of; main lobby; hotel lobby; pledge a prize; pledge card; plaid shirt; plaid; staff pledge"
  ),
  WordList(
    .essential,
    source: "Cabinet Office mourning guidance: crisis and essential service information continues",
    """
    crisis line; crisis lines; crisis team; helpline; helplines; samaritans; call 111; dial 111; ring 111; nhs 111; call 999; dial 999; 999; 111; 116 123; emergency; emergencies; urgent care; urgent help; a and e; open as usual; open as normal; remain open; remains open; services continue; service as usual; running as normal; running as usual; bank holiday; clinic; clinics; appointment; appointments; pharmacy; pharmacies; prescriptions; prescription; opening hours; opening times; closed; closure; closures; visiting; visiting hours; visiting times; cancelled; cancellation; postponed; rescheduled; rearranged; switchboard; phone lines; phones are down; it outage; power cut; vaccination; vaccinations; vaccine; jab; jabs; weather warning; heat health alert; flooding; road closure; strike; industrial action; service change; service changes; patients should attend; attend as planned; going ahead; we ll ring you; home visits; day service; support is available; help is available; if you need help; if you are affected; affected by; someone to talk to; walk-in; out of hours; safe space; crisis cafe
    """),
  WordList(
    .embargo, source: "Press practice; Code of Practice for Statistics, pre-release access",
    """
    embargo; embargoed; embargo until; embargoed until; embargo lifts; embargo ends; under embargo; strict embargo; strictly embargoed; under strict embargo; not to be released; not to be released until; not to be released before; not for release; not for release until; not for release before; not for publication; not for publication until; not for publication before; not for broadcast; do not publish; do not publish until; do not publish before; do not share until; do not share before; do not post until; do not post before; do not tweet until; do not tweet before; don't post until; dont post until; don't post before; dont publish until; dont share until; do not release; do not release until; hold until; hold for release; hold till; for release on; for release at; release date; for immediate release after; not before; not until; press embargo; media embargo; confidential until; under wraps until; publish after; post after; go live at; goes live at
    """),
  WordList(
    .embargoExempt, source: "Experience: embargoes of other kinds",
    "trade embargo; arms embargo; oil embargo; embargo act; cuban embargo; history; historian; results embargo lifted; embargo lifted; embargo has lifted; now lifted; not before time; if not before; not until you; not until we; not before you; doors not before; last but not; not until later; not before your appointment; results are out"
  ),
  WordList(
    .invite, source: "Trust house rules; Samaritans online guidance on moderation",
    """
    tell us; ask us; ask me; ask them; ask our; ask your questions; ask a question; ask anything; ask away; reply; replies; reply with; reply below; comment; comments; comment below; comment with; in the comments; live chat; webchat; live q&a; q&a; q and a; live q and a; ama; tweet us; tweet me; tweet your; tweetchat; twitter chat; message us; message me; inbox us; dm us; dm me; dms open; dms are open; slide into; our dms; drop us; drop a comment; let us know; send us; send your; share your; share below; post your; post below; write to us below; get in touch here; have your say; join the conversation; join the chat; join the debate; join our chat; what do you think; what are you; what's your; whats your; how are you feeling; how do you feel; how are you; we re listening; we are listening; we re here to listen; we are here to listen; here to chat; here to talk; here to listen; talk to us; chat to us; chat with us; questions welcome; your questions; tag us; tell me; start a conversation; thread below; add yours; use the comments; who else; anyone else; answer below; vote below; vote in our poll; mention us; respond below; open thread; over to you
    """),
  WordList(
    .inviteStrong, source: "Experience: invitations bound to an hour or a form elsewhere",
    "comment on the; comments on the; by email; by post; online form; via the form; survey; ring us; call us; email us; phone us; at our; in person; until 5pm; during office hours; minutes; no comment; commented; commentary; well said; tell us apart; chief executive replied; replied"
  ),
]

/// Topics that demand a helpline beside them.
let crisisLexicon: [WordList] = [
  WordList(
    .crisisTopic, source: "Samaritans top tips; WHO: always say where help is",
    """
    in crisis; in a crisis; having a crisis; mental health crisis; mental health emergency; feeling suicidal; feel suicidal; suicidal thoughts; suicidal feelings; thoughts of suicide; thinking of suicide; feeling hopeless; feel hopeless; feel unsafe; feeling unsafe; not safe; dont feel safe; do not feel safe; cant keep safe; can't keep yourself safe; cant keep yourself safe; keep yourself safe; cant go on; can't go on; cannot go on; want to die; wanting to die; end it all; ending it all; life isnt worth living; struggling to cope; unable to cope; at breaking point; at rock bottom; at risk of harm; urgent help; urgent mental health
    """),
  WordList(
    .abuseTopic, source: "Samaritans; Refuge: abuse as a topic",
    """
    domestic abuse; domestic violence; sexual abuse; sexual violence; sexual assault; sexually assaulted; sexually abused; rape; raped; child abuse; childhood abuse; abused as a child; child sexual; child exploitation; sexual exploitation; grooming; groomed; coercive control; controlling relationship; abusive relationship; abusive partner; emotional abuse; physical abuse; financial abuse; elder abuse; fgm; female genital mutilation; honour-based; honour based abuse; forced marriage; trafficking; trafficked; modern slavery; stalking; stalked; abuse survivor; abuse survivors; survivors of abuse; victims of abuse; survivor of abuse; incest; revenge porn; sextortion; spiking; gaslighting partner; violent partner
    """),
  WordList(
    .bereavementTopic, source: "Samaritans; Cruse: bereavement as a topic",
    """
    bereave*; bereavement; bereaved; grief; grieving; grieve; griev*; mourning; mourn; loss of a loved one; losing a loved one; lost a loved one; losing someone; lost someone; losing a child; lost a child; losing a parent; lost a parent; losing a baby; lost a baby; death of a; baby loss; stillbirth; stillborn; miscarriage; miscarried; neonatal death; child loss; widowed; when someone dies; after a death; coping with death; coping with loss; someone you love dies
    """),
]

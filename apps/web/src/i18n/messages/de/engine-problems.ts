import type { ProblemTexts } from '../../problem-translator.ts'

const QUOTED = /"(?<name>.*)"/
const HERE_ENTER = 'Auf der Seite der Engines neu eintragen.'
const CHECK_ADDRESS = 'Die Adresse auf der Seite der Engines prüfen.'
const PROGRAM = String.raw`(?:an? )?(?<program>ComfyUI|stable-diffusion\.cpp|Stable Diffusion WebUI|Ollama|AUTOMATIC1111)`
const OTHER_PROGRAM = `Unter dieser Adresse antwortet {program}. Dafür eine Engine dieser Art hinzufügen oder die Adresse ändern.`
const NOTHING_FITTING = `Unter dieser Adresse antwortet nichts Passendes. ${CHECK_ADDRESS}`
const WAIT_OR_OTHER = 'In ein paar Minuten noch einmal versuchen oder ein anderes Modell wählen.'

/** What the API says in English of engines, and of what goes wrong at them. */
export const engineProblems: ProblemTexts = {
  'budget.exceeded': [
    [
      /This studio has spent (?<spent>\S+) of (?<budget>\S+) (?<currency>[A-Z]{3}) .* on (?<day>\d{4}-\d\d-\d\d|\d+ [A-Z]\w+ \d{4})/,
      'Das Studio hat in diesem Monat {spent} von {budget} ausgegeben. Am {day} beginnt das Budget neu.',
    ],
    [
      /spent (?<spent>\S+) of (?<budget>\S+) (?<currency>[A-Z]{3}) .* on (?<day>\d{4}-\d\d-\d\d|\d+ [A-Z]\w+ \d{4})/,
      'In diesem Monat sind {spent} von {budget} ausgegeben. Am {day} beginnt das Budget neu.',
    ],
  ],
  // Engines
  'engine.not_found': 'Diese Engine gibt es nicht mehr.',
  'engine.kind_unknown': [[QUOTED, 'Eine Art von Engine namens „{name}“ gibt es nicht.']],
  'engine.not_addable': 'Diese Engine gehört zum Studio; eine zweite kann es nicht geben.',
  'engine.id_taken': [[QUOTED, 'Die Kennung „{name}“ ist vergeben. Bitte eine andere wählen.']],
  'engine.comes_with_studio':
    'Diese Engine gehört zum Studio. Sie lässt sich abschalten; was sie braucht, steht in den Einstellungen.',
  'engine.too_many': [
    [/(?<most>\d+) engines/, 'Es gibt schon {most} Engines; mehr sind nicht möglich. Erst eine entfernen.'],
  ],
  'engine.reads_no_models': 'Diese Art von Engine liest keine Modelle aus Dateien.',
  'engine.file_refused': 'Aus dieser Datei lässt sich kein Modell machen.',
  // Providers; many of these are what a picture failed of
  'provider.not_configured': [
    // Of engines with an address or a key of their own
    [new RegExp(`answers ${PROGRAM}`), OTHER_PROGRAM],
    [new RegExp(`looks like ${PROGRAM}`), OTHER_PROGRAM],
    [
      /server with an OpenAI-compatible API/,
      OTHER_PROGRAM.replace('{program}', 'ein Server mit OpenAI-kompatibler API'),
    ],
    [/has no such API at/, 'Dort antwortet keine solche API. Meist endet die Adresse auf /v1.'],
    [/at (?:this address|the address of)/i, `Unter dieser Adresse antwortet etwas anderes. ${CHECK_ADDRESS}`],
    [/under this address/, NOTHING_FITTING],
    [/its API is switched off/, 'Das Programm antwortet, aber seine API ist ausgeschaltet. Mit --api starten.'],
    [
      /no workflow to make pictures by yet/,
      'ComfyUI antwortet und hat noch keinen Workflow. In ComfyUI „Workflow“ und „Export (API)“ wählen und die Datei bei der Engine hinzufügen.',
    ],
    [/^(?<name>.+) needs an API key/, '{name} braucht einen API-Schlüssel. Auf der Seite der Engines eintragen.'],
    [/^(?<name>.+) is switched off/, '{name} ist ausgeschaltet.'],
    [
      /^(?<name>.+) cannot be called: .*out of reach/,
      '{name} steht im eigenen Netz, das dieses Studio nicht aufruft. Eine andere Adresse eintragen oder eigene Adressen für diese Engine erlauben.',
    ],
    [/^(?<name>.+) cannot be called:/, `{name} kann so nicht aufgerufen werden. ${CHECK_ADDRESS}`],
    [/points elsewhere/, 'Die Adresse leitet weiter, und das Studio folgt nicht. Das Ziel als Adresse eintragen.'],
    [
      /^The settings of .+ are not whole|cannot be used as it is set up/,
      'Die Angaben zu dieser Engine sind unvollständig. Auf der Seite der Engines ergänzen.',
    ],
    [/SECRET_KEY/, `Was hier geheim ist, wurde mit einem anderen SECRET_KEY verschlüsselt. ${HERE_ENTER}`],
    [/no engines of the kind/, 'Diese Art von Engine gibt es in dieser Version des Studios nicht.'],
    [/^[a-z]\w* (?:must|is|has) /, 'Eine Angabe zu dieser Engine gilt nicht mehr. Auf der Seite der Engines ändern.'],
    [/private network/, 'Diese Adresse liegt im eigenen Netz, das dieses Studio nicht aufruft.'],
    [/does not accept/, 'Hugging Face nimmt den Token nicht an. In den Einstellungen lässt er sich ändern.'],
    [
      /./,
      'Dafür fehlt ein Token von Hugging Face. In den Einstellungen einen hinzufügen oder ein Modell wählen, das keinen braucht.',
    ],
  ],
  'provider.auth': [
    [/^The server does not accept/, `Der Server nimmt den Schlüssel oder das Passwort nicht an. ${HERE_ENTER}`],
    [
      /^(?<name>.+) does not accept the key or password/,
      `{name} nimmt den Schlüssel oder das Passwort nicht an. ${HERE_ENTER}`,
    ],
    [/./, 'Der Token wird nicht angenommen. In den Einstellungen lässt er sich prüfen.'],
  ],
  'provider.credits': [
    [
      /Pay as you go/,
      'Für dieses Konto bei Hugging Face ist die Abrechnung nach Verbrauch nicht eingeschaltet, und das enthaltene Guthaben reicht hierfür nicht.',
    ],
    [/./, 'Das Guthaben dieses Kontos bei Hugging Face ist für diesen Monat aufgebraucht.'],
  ],
  'provider.quota':
    'Ein Limit für den Tag oder den Monat ist erreicht. Warten, bis es neu beginnt, oder ein anderes Modell wählen.',
  'provider.balance':
    'Beim Anbieter dieses Modells ist das Guthaben aufgebraucht; mit dem Guthaben bei Hugging Face hat das nichts zu tun. Ein anderes Modell wählen.',
  'provider.pay_as_you_go':
    'Für den Anbieter dieses Modells ist die Abrechnung nach Verbrauch nicht eingeschaltet. Ein anderes Modell wählen.',
  'provider.account_locked':
    'Der Anbieter dieses Modells hat das Konto gesperrt, das dort bezahlt. Ein anderes Modell wählen.',
  'provider.permission':
    'Der Aufruf ist nicht erlaubt. Der Token braucht die Berechtigung „Make calls to Inference Providers“.',
  'provider.gated':
    'Für dieses Modell sind zuerst die Bedingungen seiner Urheber anzunehmen, mit dem Konto des Tokens.',
  'provider.model_gone': [
    [/does not answer under this address/, NOTHING_FITTING],
    [
      /no model for pictures|model that makes no pictures/,
      'Dort gibt es kein Modell für Bilder. Eines hinzufügen und das Programm neu starten.',
    ],
    [
      /./,
      'Dieses Modell wird dort nicht mehr angeboten. Ein anderes wählen oder in den Einstellungen einen eigenen Endpunkt hinzufügen.',
    ],
  ],
  'provider.task_lost': `Der Anbieter hat den Auftrag angenommen und kennt ihn jetzt nicht mehr. ${WAIT_OR_OTHER}`,
  'provider.bad_request':
    'Diese Werte werden für das Modell nicht angenommen. Die eigenen Vorgaben des Modells versuchen.',
  'provider.task_unsupported': 'Das kann dieses Modell nicht. Ein anderes wählen, das es kann.',
  'provider.rate_limited':
    'Es waren zu viele Anfragen auf einmal. Einen Augenblick warten; auch weniger gleichzeitige Aufträge helfen.',
  'provider.loading': 'Das Modell wird noch geladen. Das dauert meist ein bis zwei Minuten.',
  'provider.unavailable': [
    [
      /^(?<name>(?!The server).+) refuses connections/,
      `{name} nimmt keine Verbindung an: Es läuft wohl nicht. Starten oder die Adresse prüfen.`,
    ],
    [/^The address of (?<name>.+) cannot be found/, `Die Adresse von {name} ist nicht zu finden. ${CHECK_ADDRESS}`],
    [/^(?<name>.+) offers no secure connection/, '{name} bietet keine sichere Verbindung, der zu trauen ist.'],
    [/^The server cannot be reached\.$/, `Der Server ist nicht zu erreichen. ${CHECK_ADDRESS}`],
    [
      /^The server refuses connections/,
      'Der Server nimmt keine Verbindung an: Er läuft wohl nicht. Starten oder die Adresse prüfen.',
    ],
    [/^(?<name>.+) cannot be reached\.$/, `{name} ist nicht zu erreichen. ${CHECK_ADDRESS}`],
    [/./, `Der Anbieter ist gestört oder nicht erreichbar. ${WAIT_OR_OTHER}`],
  ],
  'provider.moderated':
    'Das Bild wurde zurückgehalten: Ein Filter hat Einwände gegen den Prompt oder das Bild. Den Prompt ändern oder einen anderen Seed versuchen.',
  'provider.failed':
    'Das Bild konnte nicht erzeugt werden. Noch einmal versuchen, mit anderem Seed oder einfacheren Werten.',
  'provider.bad_output': [
    [
      /answered with (?:a web page|something that cannot be read)\.$/,
      `Dort antwortet etwas anderes als die API. ${CHECK_ADDRESS}`,
    ],
    [/./, `Statt eines Bildes kam etwas anderes zurück. ${WAIT_OR_OTHER}`],
  ],
  'provider.timeout':
    'Das hat zu lange gedauert. Noch einmal versuchen oder ein kleineres Bild oder weniger Schritte wählen.',
  'provider.out_of_memory': 'Der Engine ging der Speicher aus. Kleinere Größe wählen oder weniger Bilder auf einmal.',
}

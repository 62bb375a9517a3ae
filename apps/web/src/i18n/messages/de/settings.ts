import type { Translated } from '../../message.ts'
import type { messages } from '../en/settings.ts'

export const settings: Translated<typeof messages> = {
  // Appearance
  inThisBrowser: 'In diesem Browser.',
  colours: 'Farben',
  asSystem: 'Wie das System',
  light: 'Hell',
  dark: 'Dunkel',
  language: 'Sprache',
  asBrowser: 'Wie der Browser',
  // Sections
  title: 'Einstellungen',
  sections: 'Abschnitte',
  loading: 'Die Einstellungen werden geladen.',
  saved: 'Gespeichert',
  saving: 'Speichert …',
  save: 'Speichern',
  remove: 'Entfernen',
  edit: 'Bearbeiten',
  token: 'Hugging Face',
  endpoints: 'Endpunkte',
  defaults: 'Vorgaben',
  concurrency: 'Gleichzeitig',
  downloads: 'Downloads',
  done: 'Wenn es fertig ist',
  appearance: 'Darstellung',
  storage: 'Speicher',
  about: 'Über Atelier',
  // When it is done
  doneLead:
    'In diesem Browser. Meldet sich, wenn die Warteschlange fertig ist, während etwas anderes zu sehen ist, und wenn etwas fehlgeschlagen ist.',
  byNotification: 'Eine Mitteilung zeigen',
  byTitle: 'Im Titel der Seite zeigen',
  bySound: 'Einen leisen Ton spielen',
  notificationsBlocked:
    'Mitteilungen sind für diese Seite blockiert. Sie in den Website-Einstellungen des Browsers neben der Adresse erlauben und hier noch einmal einschalten.',
  notificationsMissing: 'Dieser Browser kennt keine Mitteilungen.',
  notificationsInsecure: 'Browser zeigen Mitteilungen nur für Adressen mit https oder ein Studio auf diesem Rechner.',
  // Downloads
  downloadsLead:
    'Ein heruntergeladenes Bild kann sagen, wie es entstanden ist: Prompt, Modell, Seed und alles andere. Die Bilder, die hier liegen, tun das immer.',
  downloadedFiles: 'Heruntergeladen wird',
  withRecipe: 'Mit Rezept',
  withoutRecipe: 'Ohne',
  // Token
  tokenLead:
    'Mit einem eigenen Token zeichnet das Studio mit den Modellen, die die Inference Providers von Hugging Face anbieten.',
  tokenInUse: 'Ein Token mit der Endung {hint} ist in Gebrauch.',
  noToken: 'Noch kein Token.',
  fromEnvironment: 'Gesetzt durch HF_TOKEN beim Start des Studios; dort lässt er sich auch ändern.',
  anotherToken: 'Anderer Token',
  tokenLabel: 'Token',
  tokenPattern: 'Ein Token von Hugging Face beginnt mit hf_',
  checking: 'Prüft …',
  tokenHelp:
    'Er braucht die Berechtigung „Make calls to Inference Providers“. Er wird bei Hugging Face geprüft, verschlüsselt auf dem Server aufbewahrt und nie wieder angezeigt.',
  getToken: 'Token besorgen',
  removeTokenTitle: 'Token entfernen?',
  removeToken: 'Token entfernen',
  keepToken: 'Token behalten',
  removeTokenText: 'Modelle von Hugging Face sind dann nicht nutzbar, bis es einen neuen gibt. Die Bilder bleiben.',
  // Endpoints
  endpointsLead:
    'Ein selbst betriebenes Modell, auf einem eigenen Inference Endpoint oder einem Server, der dieselben Anfragen versteht.',
  addEndpoint: 'Endpunkt hinzufügen',
  editEndpoint: '{model} bearbeiten',
  removeEndpoint: '{model} entfernen',
  endpointRemoved: 'Der Endpunkt von {model} wurde entfernt.',
  model: 'Modell',
  modelHelp: 'Der Name, unter dem es im Studio zu wählen ist, etwa mine/flux.',
  modelPattern: 'Buchstaben, Ziffern, Punkte und Striche, höchstens ein Schrägstrich',
  address: 'Adresse',
  addressHelp: 'Wo es Anfragen annimmt, beginnend mit https:// oder http://.',
  addressPattern: 'Beginnt mit https:// oder http://, ohne Leerzeichen',
  // Defaults
  defaultsLead: 'Womit das Studio beginnt. Was ein Modell nicht kennt, bleibt weg.',
  studioChooses: 'Das Studio wählt',
  cannotUse: '{model} (zurzeit nicht nutzbar)',
  modelsOwn: 'Wie das Modell',
  width: 'Breite in Pixeln',
  height: 'Höhe in Pixeln',
  steps: 'Schritte',
  guidance: 'Prompttreue',
  count: 'Bilder auf einmal',
  negativePrompt: 'Negativer Prompt',
  none: 'Keiner',
  // In parallel
  concurrencyLead:
    'Wie viele Prompts zugleich bearbeitet werden. Mehr geht schneller, solange Hugging Face oder der eigene Rechner mithält.',
  enginesLead: 'Wer die Bilder erzeugt und was das kostet, steht auf einer eigenen Seite.',
  toEngines: 'Engines einrichten',
  // Storage and about
  pictures: 'Bilder',
  renditions: 'Andere Größen, bei Bedarf neu erzeugt',
  free: 'Frei auf der Platte',
  folder: 'Ordner auf dem Server',
  database: 'Datenbank',
  openApi: 'Alles hier läuft über eine offene API, die auch eigene Programme nutzen können.',
  exploreApi: 'API erkunden',
  openApiDocument: 'OpenAPI-Dokument',
  pressForKeys: 'Die Taste {key} zeigt überall alle Tastenkürzel.',
  hiding: 'Verborgene Bilder',
  hidingLead:
    'Für einen Bildschirm, den andere sehen. Von einem verborgenen Bild sind nur die Farben zu sehen, bis man es drückt und solange man auf der Seite bleibt. Das gilt für diesen Browser.',
  hideUntilPressed: 'Bilder verbergen, bis man sie drückt',
  hideNever: 'Nie',
  hideTagged: 'Mit einem Schlagwort',
  hideAll: 'Alle',
  hidingTag: 'Schlagwort',
  hidingTagHelp: 'Bilder mit diesem Schlagwort sind verborgen.',
  uncover: 'Bilder wieder zeigen',
}

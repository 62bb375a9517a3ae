/** What engines say in English of their settings and options, by that English. */
const kinds = {
  'Hundreds of models through the Inference Providers, and endpoints of your own.':
    'Hunderte von Modellen über die Inference Providers und eigene Endpunkte.',
  'OpenAI, Together AI, DeepInfra and xAI; LocalAI, vLLM, Ollama and whatever else speaks OpenAI’s image API.':
    'OpenAI, Together AI, DeepInfra und xAI; LocalAI, vLLM, Ollama und was sonst die Bild-API von OpenAI spricht.',
  'Image models of many providers with one key; it says what each picture cost.':
    'Bildmodelle vieler Anbieter mit einem Schlüssel; was jedes Bild gekostet hat, wird genannt.',
  'AUTOMATIC1111, Forge, reForge, SD.Next, Draw Things or KoboldCpp on a machine of your own.':
    'AUTOMATIC1111, Forge, reForge, SD.Next, Draw Things oder KoboldCpp auf einem eigenen Rechner.',
  'Your own workflows on a ComfyUI: each one that it exported in API format is a model.':
    'Eigene Workflows auf einem ComfyUI: Jeder im API-Format exportierte ist ein Modell.',
  'The small server of stable-diffusion.cpp, with the model that it was started with.':
    'Der kleine Server von stable-diffusion.cpp, mit dem Modell, mit dem er gestartet wurde.',
  'The model that stable-diffusion.cpp was started with.': 'Das Modell, mit dem stable-diffusion.cpp gestartet wurde.',
} as const

const settings = {
  Address: 'Adresse',
  'The address of the API, which usually ends in /v1.': 'Die Adresse der API, meist mit /v1 am Ende.',
  'The address of the API. Change it only for a proxy.':
    'Die Adresse der API. Eine andere nur für einen Proxy eintragen.',
  'The address that its own page opens at in a browser.':
    'Die Adresse, unter der sich seine eigene Seite im Browser öffnet.',
  'Where ComfyUI answers; the desktop app uses port 8000.': 'Wo ComfyUI antwortet; die Desktop-App nimmt Port 8000.',
  'Where sd-server listens.': 'Wo sd-server antwortet.',
  'API key': 'API-Schlüssel',
  Key: 'Schlüssel',
  'A server of your own may need none.': 'Ein eigener Server braucht oft keinen.',
  'From openrouter.ai/settings/keys.': 'Von openrouter.ai/settings/keys.',
  'Sent as a bearer token, for a ComfyUI behind a proxy that asks for one.':
    'Wird als Bearer-Token gesendet, für ein ComfyUI hinter einem Proxy, der eines verlangt.',
  'User name': 'Benutzername',
  'If it was started with --api-auth.': 'Falls es mit --api-auth gestartet wurde.',
  'If a proxy in front of it asks for one.': 'Falls ein Proxy davor einen verlangt.',
  Password: 'Passwort',
  'The password of that user.': 'Das Passwort zu diesem Benutzer.',
  Server: 'Server',
  'What answers there. These APIs resemble each other, but each spells some things its own way.':
    'Was dort antwortet. Diese APIs ähneln einander, doch jede schreibt manches auf ihre Weise.',
  'Find out': 'Herausfinden',
  'OpenAI, or as OpenAI': 'OpenAI, oder wie OpenAI',
  LocalAI: 'LocalAI',
  'vLLM (Omni)': 'vLLM (Omni)',
  'Together AI': 'Together AI',
  DeepInfra: 'DeepInfra',
  Ollama: 'Ollama',
  xAI: 'xAI',
  'stable-diffusion.cpp (sd-server)': 'stable-diffusion.cpp (sd-server)',
  Models: 'Modelle',
  'Only these, for a server that lists none or also lists models that make no pictures.':
    'Nur diese, für einen Server, der keine nennt oder auch solche, die keine Bilder machen. Eines pro Zeile.',
  Sizes: 'Größen',
  'The only sizes that its models make, such as 1024x1024, where they make no others.':
    'Die einzigen Größen seiner Modelle, etwa 1024x1024, wenn sie keine anderen machen. Eine pro Zeile.',
  'Step of sizes': 'Schrittweite der Größen',
  'Both sides must be divisible by this.': 'Beide Seiten müssen durch diese Zahl teilbar sein.',
  'Longest side': 'Längste Seite',
  'In pixels.': 'In Pixeln.',
  'What it takes': 'Was er annimmt',
  'Only where the server takes more or less than usual: exactly these are sent.':
    'Nur wenn der Server mehr oder weniger als üblich annimmt: Genau diese werden gesendet.',
  Seed: 'Seed',
  Steps: 'Schritte',
  'OpenAI-compatible': 'OpenAI-kompatibel',
  Guidance: 'Guidance',
  'Negative prompt': 'Negativer Prompt',
  'Pictures to begin with': 'Startbilder',
  References: 'Referenzbilder',
  Masks: 'Masken',
  Strength: 'Stärke',
  Previews: 'Vorschauen',
  'Pictures shown on the way, where a model can. OpenAI charges a little for each.':
    'Zwischenbilder während der Arbeit, wenn das Modell sie kann. OpenAI berechnet für jedes ein wenig.',
  'A token with the permission "Make calls to Inference Providers".':
    'Ein Token mit der Berechtigung „Make calls to Inference Providers“.',
  Token: 'Token',
  Model: 'Modell',
  Endpoints: 'Endpunkte',
  'Inference endpoints of your own, a model each.': 'Eigene Inference Endpoints, je ein Modell.',
  Router: 'Router',
  'The address of the Inference Providers. Change it only for a proxy.':
    'Die Adresse der Inference Providers. Eine andere nur für einen Proxy eintragen.',
  Hub: 'Hub',
  'The address of the Hub. Change it only for a mirror.':
    'Die Adresse des Hubs. Eine andere nur für einen Spiegel eintragen.',
  Organisation: 'Organisation',
  'The one at Hugging Face that pays.': 'Die Organisation bei Hugging Face, die bezahlt.',
} as const

const workflows = {
  Workflows: 'Workflows',
  'Each is a model of the studio. Drop a file that ComfyUI exported in API format.':
    'Jeder ist ein Modell des Studios. Eine Datei ablegen, die ComfyUI im API-Format exportiert hat.',
  Workflow: 'Workflow',
  'In API format, as ComfyUI exports it: “Workflow → Export (API)”.':
    'Im API-Format, wie ComfyUI ihn exportiert: „Workflow → Export (API)“.',
  Id: 'Kennung',
  'What pictures and saved forms name it by. It stays when the workflow is replaced.':
    'Wie Bilder und gespeicherte Formulare ihn nennen. Sie bleibt, wenn der Workflow ersetzt wird.',
  Name: 'Name',
  Defaults: 'Vorgaben',
  'What the workflow itself says; for pages.': 'Was der Workflow selbst sagt; für die Anzeige.',
  Map: 'Zuordnung',
  'Which input of which node takes what, as "6.text".': 'Welcher Eingang welches Knotens was bekommt, etwa „6.text“.',
  'The picture that it begins with; of several, the others are references.':
    'Das Bild, mit dem er beginnt; bei mehreren sind die übrigen Referenzen.',
  'No node was found that has the size of the picture: width and height cannot be chosen.':
    'Kein Knoten mit der Größe des Bildes wurde gefunden: Breite und Höhe lassen sich nicht wählen.',
  'There is no sampler: seed, steps and guidance cannot be chosen.':
    'Es gibt keinen Sampler: Seed, Schritte und Guidance lassen sich nicht wählen.',
  'No sampler was found, so that it cannot be told where the prompt, the seed and the steps go. Choose them below.':
    'Es wurde kein Sampler gefunden. Wohin Prompt, Seed und Schritte gehören, ist deshalb nicht zu erkennen: bitte unten wählen.',
  'It was not found where the prompt goes. Choose it below.':
    'Wohin der Prompt gehört, wurde nicht gefunden. Bitte unten wählen.',
  'It was not found where the seed goes: every picture would come out the same.':
    'Wohin der Seed gehört, wurde nicht gefunden: Jedes Bild sähe gleich aus.',
  'Width and height come from the same node: only squares can be made.':
    'Breite und Höhe kommen aus demselben Knoten: Nur Quadrate sind möglich.',
  'The picture is not what the sampler begins with, but goes in by another node: how much of it is kept cannot be chosen.':
    'Der Sampler beginnt nicht mit dem Bild; es kommt über einen anderen Knoten hinein. Wie viel davon bleibt, lässt sich nicht wählen.',
  'It was not found which file the model is loaded from: it cannot be chosen.':
    'Aus welcher Datei das Modell geladen wird, wurde nicht gefunden: Es lässt sich nicht wählen.',
  'The workflow turns the mask round: it may make anew what was not marked.':
    'Der Workflow kehrt die Maske um: Er erneuert vielleicht gerade das, was nicht markiert ist.',
  'No node was found that saves the picture. Add a “Save Image” node in ComfyUI and export it again.':
    'Kein Knoten speichert das Bild. In ComfyUI einen Knoten „Save Image“ hinzufügen und neu exportieren.',
  'It only shows the picture and does not save it: ComfyUI forgets it when it is restarted.':
    'Er zeigt das Bild nur und speichert es nicht: ComfyUI vergisst es beim Neustart.',
} as const

const options = {
  Sampler: 'Sampler',
  'How noise is taken away, step by step.': 'Wie das Rauschen Schritt für Schritt verschwindet.',
  'How noise becomes a picture.': 'Wie aus Rauschen ein Bild wird.',
  Scheduler: 'Scheduler',
  'How much noise each step takes away.': 'Wie viel Rauschen jeder Schritt wegnimmt.',
  'How the steps are spread.': 'Wie sich die Schritte verteilen.',
  'Model file': 'Modelldatei',
  'A file that ComfyUI has.': 'Eine Datei, die ComfyUI hat.',
  'A file that ComfyUI has. It has to be of the family that the workflow is made for.':
    'Eine Datei, die ComfyUI hat. Sie muss zu der Familie gehören, für die der Workflow gemacht ist.',
  LoRA: 'LoRA',
  LoRAs: 'LoRAs',
  Weight: 'Gewicht',
  'Put on the model, besides those of the workflow itself.':
    'Kommen zum Modell hinzu, neben denen des Workflows selbst.',
  'Small models that change what the model makes.': 'Kleine Modelle, die verändern, was das Modell macht.',
  'Small models that change what the checkpoint makes.': 'Kleine Modelle, die verändern, was der Checkpoint macht.',
  'Extra weights, and how strong each is.': 'Zusätzliche Gewichte, und wie stark jedes wirkt.',
  'Of the weights, at Hugging Face or elsewhere.': 'Der Gewichte, bei Hugging Face oder anderswo.',
  'Clip skip': 'Clip skip',
  'At which layer from the end the prompt is read; many anime models want 2.':
    'Bei welcher Schicht vom Ende her der Prompt gelesen wird; viele Anime-Modelle wollen 2.',
  'At which layer from the end the prompt is read; the model decides where it is left out.':
    'Bei welcher Schicht vom Ende her der Prompt gelesen wird; ohne Angabe entscheidet das Modell.',
  'Distilled guidance': 'Destillierte Guidance',
  'How closely a distilled model keeps to the prompt.': 'Wie eng sich ein destilliertes Modell an den Prompt hält.',
  'How closely a distilled model, such as FLUX.1 dev, keeps to the prompt.':
    'Wie eng sich ein destilliertes Modell wie FLUX.1 dev an den Prompt hält.',
  'True CFG': 'Echtes CFG',
  'How closely to follow the prompt, for models such as Qwen-Image.':
    'Wie eng der Prompt befolgt wird, für Modelle wie Qwen-Image.',
  'Hires fix': 'Hires fix',
  'Makes the picture small, enlarges it and goes over it once more.':
    'Macht das Bild klein, vergrößert es und überarbeitet es noch einmal.',
  Scale: 'Faktor',
  Denoise: 'Entrauschen',
  Upscaler: 'Upscaler',
  'What enlarges a picture.': 'Was ein Bild vergrößert.',
  Tileable: 'Kachelbar',
  'Opposite edges fit each other.': 'Gegenüberliegende Ränder passen aneinander.',
  'Restore faces': 'Gesichter ausbessern',
  Quality: 'Qualität',
  'Better takes longer and costs more.': 'Bessere dauert länger und kostet mehr.',
  'Medium is best, low is faster and cheaper.': 'Medium ist am besten, low schneller und günstiger.',
  Background: 'Hintergrund',
  'A transparent one needs PNG or WebP.': 'Ein transparenter braucht PNG oder WebP.',
  'File format': 'Dateiformat',
  'What the picture is stored as.': 'Worin das Bild gespeichert wird.',
  Compression: 'Kompression',
  'Quality of a JPEG or WebP, in percent.': 'Qualität eines JPEG oder WebP, in Prozent.',
  Moderation: 'Moderation',
  'How strictly prompts are judged; not for edits.':
    'Wie streng Prompts beurteilt werden; nicht beim Verändern von Bildern.',
  Fidelity: 'Treue',
  'How closely an edit keeps to the features of what it begins with.':
    'Wie genau die Züge des Startbildes beim Verändern bleiben.',
  Style: 'Stil',
  'Vivid is dramatic, natural is closer to a photograph.': 'Vivid ist dramatisch, natural näher an einem Foto.',
} as const

export const engines: Readonly<Record<string, string>> = { ...kinds, ...settings, ...workflows, ...options }

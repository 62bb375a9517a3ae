const CONDITIONS = 'Zuerst sind bei Hugging Face die Bedingungen anzunehmen.'
const NOT_FOR_SALE = 'Nicht für gewerbliche Zwecke.'

/** What the studio says in English of the models that it knows, by their id. */
export const models: Readonly<Record<string, string>> = {
  'atelier/sketch':
    'Zeichnet aus den Wörtern des Prompts ein Bild, mit bloßem Code: ohne KI, Konto und Netz. Kennt Landschaften, Wetter, Tageszeiten, Gebäude, Fahrzeuge, Tiere, Menschen, Porträts, Zimmer, Stillleben, Wörter in Anführungszeichen, Farben und einige Stile, auf Englisch und Deutsch; was es nicht kennt, liegt in einem Paket, das seinen Namen trägt. Der negative Prompt lässt weg, was er nennt. Malt ein Bild in einem Stil, einer Tageszeit oder einer Farbe neu, zeichnet in einen Teil davon und setzt seine Ränder fort.',
  'atelier/lanczos':
    'Vergrößert ein Bild auf das Doppelte oder Vierfache und tut sonst nichts: Es berechnet die Pixel zwischen denen, die da sind (Lanczos), und erfindet keine Details. Ohne KI, Konto und Netz.',
  'black-forest-labs/FLUX.1-schnell':
    'Schnell und frei nutzbar: in vier Schritten ein gutes Bild. Kennt keinen negativen Prompt.',
  'black-forest-labs/FLUX.1-dev': `Feiner als schnell und langsamer; folgt langen Prompts. ${NOT_FOR_SALE}`,
  'black-forest-labs/FLUX.1-Krea-dev': `FLUX.1 dev für Fotos, denen man die Maschine nicht ansieht. ${NOT_FOR_SALE}`,
  'Tongyi-MAI/Z-Image-Turbo':
    'Sechs Milliarden Parameter, acht Schritte: Fotos und Schrift auf Englisch und Chinesisch.',
  'Qwen/Qwen-Image': 'Stark bei Schrift und bei Prompts aus vielen Teilen, auf Englisch und Chinesisch.',
  'stabilityai/stable-diffusion-xl-base-1.0':
    'Die weitverbreitete Grundlage von 2023: jeder Stil, und negative Prompts, die wirken.',
  'stabilityai/stable-diffusion-3-medium-diffusers': `Zwei Milliarden Parameter, gut bei Schrift. ${CONDITIONS}`,
  'stabilityai/stable-diffusion-3.5-large': `Acht Milliarden Parameter: viele Stile, nah am Prompt. ${CONDITIONS}`,
  'stabilityai/stable-diffusion-3.5-large-turbo': `Das große Modell in vier Schritten. ${CONDITIONS}`,
  'stabilityai/sdxl-turbo': `Ein bis vier Schritte bei 512 Pixeln: um Ideen schnell auszuprobieren. ${NOT_FOR_SALE}`,
  'playgroundai/playground-v2.5-1024px-aesthetic':
    'Ein SDXL mit mehr Farbe und Kontrast, mit Menschen in jedem Format.',
  'Kwai-Kolors/Kolors-diffusers': 'Fotos und Porträts, aus Prompts auf Englisch und Chinesisch.',
  'black-forest-labs/FLUX.1-Kontext-dev': `Ändert ein Bild, wie die Worte es sagen, und lässt den Rest, wie er ist. ${NOT_FOR_SALE}`,
  'Qwen/Qwen-Image-Edit': 'Ändert ein Bild, wie die Worte es sagen, auch Schrift darin, auf Englisch und Chinesisch.',
  'black-forest-labs/FLUX.2-dev': `Macht Bilder aus Worten und ändert Bilder, auch mit anderen als Vorlage. ${CONDITIONS}`,
  'stabilityai/stable-diffusion-2-1':
    'Der Klassiker von 2022 mit 768 Pixeln. Seine eigene Seite ist seit November 2025 fort; ein Spiegel hat die Gewichte noch.',
  'runwayml/stable-diffusion-v1-5':
    'Der Klassiker von 2022 mit 512 Pixeln, auf dem zahllose andere beruhen. Seine eigene Seite ist fort; ein Spiegel hat die Gewichte noch.',
  'prompthero/openjourney':
    'Stable Diffusion 1.5 nach Bildern von Midjourney; der Prompt beginnt mit „mdjrny-v4 style“.',
  'wavymulder/Analog-Diffusion': 'Stable Diffusion 1.5 nach analogen Fotos; der Prompt beginnt mit „analog style“.',
}

/** What each is good at, in a few words. */
export const strengths: Readonly<Record<string, string>> = {
  'atelier/sketch': 'Einfache Szenen sofort, ohne KI und Netz',
  'atelier/lanczos': 'Vergrößern, ohne etwas zu erfinden',
  'black-forest-labs/FLUX.1-schnell': 'Schnelle Entwürfe von fast allem, in vier Schritten',
  'black-forest-labs/FLUX.1-dev': 'Feine Details, und lange Prompts werden genau befolgt',
  'black-forest-labs/FLUX.1-Krea-dev': 'Fotos, die aufgenommen wirken',
  'Tongyi-MAI/Z-Image-Turbo': 'Fotos und Schrift, schnell',
  'Qwen/Qwen-Image': 'Schrift und Prompts aus vielen Teilen',
  'stabilityai/stable-diffusion-xl-base-1.0': 'Jeder Stil, mit negativen Prompts, die wirken',
  'stabilityai/stable-diffusion-3-medium-diffusers': 'Schrift mit einem kleinen Modell',
  'stabilityai/stable-diffusion-3.5-large': 'Viele Stile, nah am Prompt',
  'stabilityai/stable-diffusion-3.5-large-turbo': 'Viele Stile in vier Schritten',
  'stabilityai/sdxl-turbo': 'Ideen schnell ausprobieren, in klein',
  'playgroundai/playground-v2.5-1024px-aesthetic': 'Farbe, Kontrast und Menschen in jedem Format',
  'Kwai-Kolors/Kolors-diffusers': 'Fotos und Porträts, auch aus dem Chinesischen',
  'black-forest-labs/FLUX.1-Kontext-dev': 'Eines im Bild ändern und sonst nichts',
  'Qwen/Qwen-Image-Edit': 'Bilder ändern und die Schrift darin',
  'black-forest-labs/FLUX.2-dev': 'Bilder aus Worten und aus mehreren Bildern zusammen',
  'stabilityai/stable-diffusion-2-1': 'Der Look von 2022, für alte Rezepte',
  'runwayml/stable-diffusion-v1-5': 'Der Klassiker, auf dem zahllose andere beruhen',
  'prompthero/openjourney': 'Der malerische Look des frühen Midjourney',
  'wavymulder/Analog-Diffusion': 'Der Look analoger Fotos',
}

/**
 * Journeys that the size of the screen has no part in, by file and by how their names begin: they run on the desktop alone.
 * They are about what the server, other programs and files do, or set their sizes themselves. Whatever looks at a layout,
 * a menu, a dialog of its own or a way by the keyboard is not among them: there a phone has found faults.
 */
const ANY_SIZE = {
  // What a browser says of its languages, and which texts it loads.
  browsers: ['a browser whose languages are', 'a Chromium of a machine without a locale'],
  languages: [
    'a server that refuses or is away',
    'dates and numbers are written',
    'loads the texts of the page',
    'reads at the first look why',
    'a language is chosen without a reload',
  ],
  // Another program's page.
  documentation: ['a call can be tried from the documentation'],
  // They set the sizes of the screen themselves.
  'film-strip': ['a long row of small pictures', 'a whole picture fits its stage'],
  // Of kinds of engines that share a form and a dialog, one is set up and begun with on either screen.
  engines: ['stable-diffusion.cpp is set up', 'OpenAI-compatible is set up', 'OpenRouter is set up'],
  'begin-engines': ['a small server on this machine', 'OpenRouter edits by words', 'workflows of ComfyUI begin'],
  'grid-axes': ['a grid goes along the samplers'],
  // The service worker, caches and the manifest.
  installing: ['the studio can be installed', 'without the server the page opens', 'a new version takes nothing'],
  // What is said where an answer is a fault or is lost; the notices themselves are looked at in trouble and connection.
  failures: ['a search of the Hub that failed', 'where /'],
  trouble: ['in a studio without pictures, an event', 'a wish whose answer was lost'],
  // Files and their bytes; a phone drags nothing and has no keys to paste by.
  'import-many': ['a folder of hundreds', 'an import waits for a server'],
  imports: ['pictures are dropped anywhere', 'a picture is pasted'],
  'prompt-file': ['a text of Windows'],
  styles: ['a file of styles that is dragged'],
  // What other tabs hear of, and what a browser keeps or may tell.
  'gallery-live': ['what is deleted and restored in one tab'],
  'grid-actions': ['two tabs show the same grid'],
  'prompt-history': ['what a browser had remembered'],
  studio: ['what was typed survives a reload'],
  telling: ['nothing is told until it is wanted', 'where the browser blocks notifications'],
  // Who is asked, and at which address a passkey is possible.
  access: ['alone on its own machine nobody is asked'],
  passkeys: ['at an address by numbers'],
} as const

/** As Playwright looks for them: file, then names, with a space between them. */
export const anySize = Object.entries(ANY_SIZE).flatMap(([file, beginnings]) =>
  beginnings.map(beginning => new RegExp(`\\b${file}\\.test\\.ts .*?${beginning.replaceAll('.', '\\.')}`)),
)

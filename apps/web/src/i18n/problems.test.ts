import { afterEach, expect, test } from 'vitest'
import { spoken } from './spoken.ts'
import { problems } from './messages/de/problems.ts'
import { reasons } from './messages/de/reasons.ts'
import { createProblemTranslator } from './problem-translator.ts'
import { fieldText, findProblemText, problemText, reasonText, setProblemTranslator } from './problems.ts'

const learnGerman = () => setProblemTranslator('de', createProblemTranslator(problems, reasons))

// As text: the page has nothing of the server but its contracts.
const catalogues = Object.values(
  import.meta.glob<string>(
    [
      '../../../api/src/**/*.errors.ts',
      '../../../api/src/modules/generations/making/failure-help.ts',
      '../../../../packages/providers/src/port/errors.ts',
    ],
    { query: '?raw', import: 'default', eager: true },
  ),
).join('\n')
const codes = [
  ...new Set(
    [...catalogues.matchAll(/(?:defineError\(|code: |^ {2}|, )'([a-z]+\.[a-z_]+)'/gm)].map(([, code = '']) => code),
  ),
]

/** Only programs that speak to the API themselves meet these: the page asks for no such thing. */
const NEVER_SHOWN = [
  'image.range_not_satisfiable',
  'image.no_file',
  'image.more_than_one_file',
  'request.headers_too_large',
  'request.expectation_failed',
  'request.unsupported_media_type',
  'request.not_acceptable',
  'route.not_found',
  'route.method_not_allowed',
  // Those of other programs.
  'client.timeout',
  'client.cancelled',
  'openai.file_gone',
]

afterEach(() => {
  spoken.value = 'en'
})

test('every error that a person can meet is said in German', () => {
  expect(codes.length).toBeGreaterThan(70)
  expect(codes.filter(code => !(code in problems) && !NEVER_SHOWN.includes(code))).toEqual([])
})

test('nothing is said of errors that there are none of', () => {
  expect([...Object.keys(problems), ...NEVER_SHOWN].filter(code => !codes.includes(code))).toEqual([])
})

test('a day and an amount are written as the language writes them', () => {
  learnGerman()
  spoken.value = 'de'
  const said = (detail: string) => findProblemText({ code: 'budget.exceeded', detail })?.replaceAll('\u00A0', ' ')
  expect(said('This studio has spent 1.50 of 1.20 USD for this month. The budget begins anew on 1 April 2026.')).toBe(
    'Das Studio hat in diesem Monat 1,50 $ von 1,20 $ ausgegeben. Am 01.04.2026 beginnt das Budget neu.',
  )
  expect(said('You have spent 0.66 of 0.50 EUR for this month. The budget begins anew on 1 January 2027.')).toBe(
    'In diesem Monat sind 0,66 € von 0,50 € ausgegeben. Am 01.01.2027 beginnt das Budget neu.',
  )
  // As a generation has it that failed before days were written so.
  expect(said('You have spent 0.66 of 0.50 EUR for this month. The budget begins anew on 2026-04-01.')).toBe(
    'In diesem Monat sind 0,66 € von 0,50 € ausgegeben. Am 01.04.2026 beginnt das Budget neu.',
  )
})

test.each(Array.from({ length: 12 }, (_, month) => month))(
  'the first day of month %i is read as it is written',
  month => {
    learnGerman()
    spoken.value = 'de'
    const day = new Date(Date.UTC(2027, month, 1))
    const written = day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    const detail = `You have spent 1.00 of 1.00 USD for this month. The budget begins anew on ${written}.`
    expect(findProblemText({ code: 'budget.exceeded', detail })).toContain(
      `Am 01.${String(month + 1).padStart(2, '0')}.2027 beginnt`,
    )
  },
)

test('what the server filled in is filled in', () => {
  learnGerman()
  spoken.value = 'de'
  const said = (code: string, detail: string) => findProblemText({ code, detail })
  expect(said('image.too_large', 'The file is larger than 50 MB.')).toBe('Die Datei ist größer als 50 MB.')
  expect(said('image.rejected', 'The file was not taken: GIF files are not taken; PNG, JPEG and WebP are.')).toBe(
    'GIF-Dateien werden nicht angenommen, nur PNG, JPEG und WebP.',
  )
  expect(said('image.rejected', 'The file was not taken: The PNG is damaged: a chunk has a wrong checksum.')).toBe(
    'Die Datei ist beschädigt.',
  )
  expect(
    said('queue.full', 'There is no room for 12 more generations: 500 may wait. Try again when some of them are done.'),
  ).toMatch('Für 12 weitere Aufträge ist kein Platz: Höchstens 500')
  expect(said('grid.too_many_cells', 'The axes have 240 cells, and a grid has at most 200.')).toBe(
    'Die Achsen ergeben 240 Zellen; ein Raster hat höchstens 200.',
  )
  expect(said('grid.prompt_part_missing', 'The prompt does not contain "fox".')).toBe(
    '„fox“ kommt im Prompt nicht vor.',
  )
  expect(said('model.unavailable', 'Nobody serves this model at the moment. Use a/b instead.')).toBe(
    'Dieses Modell bietet zurzeit niemand an. Stattdessen geht a/b.',
  )
  expect(said('prompt.cycle', 'A wildcard comes back to itself: a → b → a.')).toBe(
    'Eine Wildcard führt zu sich selbst zurück: a → b → a.',
  )
})

test.each([
  [
    'prompt.malformed',
    'The parameters of this wildcard are never closed (character 3).',
    'Die Klammer mit den Werten der Wildcard wird nicht geschlossen.',
  ],
  [
    'prompt.malformed',
    'This brace is never closed; write \\{ for a brace that is meant as such (character 3).',
    'Eine geschweifte Klammer wird nicht geschlossen; \\{ steht für eine, die so gemeint ist (Zeichen 3).',
  ],
  [
    'prompt.unknown_wildcard',
    'The wildcard __fog__ has no entries (entry 2 of __weather__, character 3).',
    'Die Wildcard __fog__ hat keine Einträge.',
  ],
  [
    'prompt.unknown_wildcard',
    'There is no wildcard __fogg__ (entry 2 of __weather__, character 3).',
    'Es gibt keine Wildcard __fogg__. Unterstriche, die so gemeint sind, werden \\__ geschrieben.',
  ],
])('each sentence of %s has its own: %s', (code, detail, text) => {
  learnGerman()
  spoken.value = 'de'
  expect(findProblemText({ code, detail })).toBe(text)
})

test('what nobody has said yet, and English, is as the server says it', () => {
  learnGerman()
  const problem = { code: 'image.not_found', detail: 'There is no image with this id.' }
  expect(problemText(problem)).toBe(problem.detail)
  spoken.value = 'de'
  expect(problemText(problem)).toBe('Dieses Bild gibt es nicht mehr.')
  expect(problemText({ code: 'something.new', detail: 'Something new.' })).toBe('Something new.')
})

// As text: all sentences of the server about one value, of its validator's faults and of its own.
const sources = Object.values(
  import.meta.glob<string>(
    [
      '../../../api/src/{platform,http,modules}/**/*.ts',
      '!../../../api/src/**/*.test.ts',
      // The page asks for nothing at the addresses of other programs.
      '!../../../api/src/modules/{*-api,mcp}/**',
      '!../../../api/src/http/mcp/**',
    ],
    { query: '?raw', import: 'default', eager: true },
  ),
)
const TEXT = /'(?<plain>(?:[^'\\\n]|\\.)*)'|`(?<filled>(?:[^`$]|\$(?!\{)|\$\{(?:[^{}`]|`[^`]*`)*\})*)`/g
/** What is said of a value stands in these places: an entry of `errors[]`, and what makes one. */
const SAYS = [
  /\bpath: [^\n]*message: (?<said>[^\n]*)/g,
  /\bpath: [^\n]*,\n\s*message: (?<said>[^\n]*)/g,
  /\b(?:refuse|refused|noSuchAxis)\((?:name|'\w+'), (?<said>[^\n]*)/g,
  /\breturn (?<said>[`'](?:must|is|has) [^\n]*)/g,
]

/** As it is with one, and with several: `${n} ${n === 1 ? 'entry' : 'entries'}` is "1 entry" and "7 entries". */
const filled = (template: string) =>
  ['1', '7'].map(count =>
    template.replaceAll(/\$\{((?:[^{}`]|`[^`]*`)*)\}/g, (_, asked: string) => {
      const choices = / \? ['`](?<one>.*)['`] : ['`](?<other>.*)['`]$/.exec(asked)?.groups
      return (choices?.[count === '1' ? 'one' : 'other'] ?? count).replaceAll(/\$\{\w+\}/g, count)
    }),
  )

const ownReasons = [
  ...new Set(
    sources
      .flatMap(source => SAYS.flatMap(says => [...source.matchAll(says)]))
      .flatMap(({ groups }) => [...(groups?.['said'] ?? '').matchAll(TEXT)])
      .flatMap(({ groups }) => filled(groups?.['plain'] ?? groups?.['filled'] ?? ''))
      // What is put together of other sentences has no words of its own.
      .filter(text => /[a-z]{2}/.test(text)),
  ),
]

test('why a value was refused is said in German, with what the value is called', () => {
  learnGerman()
  const said = (path: string, message: string) => reasonText({ path, message })
  expect(said('/body/width', 'width must be 64 to 1024')).toBe('width must be 64 to 1024')
  spoken.value = 'de'
  expect(said('/body/width', 'width must be 64 to 1024')).toBe('Breite: 64 bis 1024')
  expect(said('/body/name', 'must have at most 100 characters')).toBe('Name: höchstens 100 Zeichen')
  expect(said('/body/axes/0/values/3', 'must be at least 1')).toBe('Werte: mindestens 1')
  expect(said('/body/axes/0/values/3', 'steps must be 1 to 8 (9)')).toBe('Schritte: 1 bis 8 (9)')
  expect(said('/body/base/seed', 'is missing')).toBe('Seed: fehlt')
  expect(said('/body/steps', 'steps is not a parameter of this model')).toBe('Schritte: kennt dieses Modell nicht')
  expect(said('/body/odd', 'is not a known name')).toBe('odd: ist hier nicht bekannt')
  expect(said('/body/seed', 'says something new')).toBe('seed says something new')
})

test('every reason that the server gives is said in German', () => {
  expect(ownReasons).toEqual(
    expect.arrayContaining([
      'must be at least 7',
      'must be of type 7',
      'must be 7 to 7',
      'must have at least 1 entry',
      'is 7, and there are 7 axes',
      'the prompt would be empty',
      '"7" does not occur in the prompt',
    ]),
  )
  learnGerman()
  spoken.value = 'de'
  const english = ownReasons.filter(message => reasonText({ path: '/body/x', message }).includes(message))
  expect(english).toEqual([])
  // The validator's, for what nobody has other words for.
  for (const message of ['must match format "date-time"', 'must match pattern "^a$"', 'must be equal to constant'])
    expect(reasonText({ path: '/body/x', message })).toBe('x: hat nicht die richtige Form')
})

test('a value is named once, and a sentence that says all is not said twice', () => {
  const said = (path: string, message: string) => reasonText({ path, message })
  expect(said('/body/steps', 'steps must be 1 to 8')).toBe('steps must be 1 to 8')
  expect(said('/body/axes/0/values/3', 'steps must be 1 to 8 (9)')).toBe('steps must be 1 to 8 (9)')
  expect(said('/body/base/prompt', 'the prompt would be empty')).toBe('the prompt would be empty')
  expect(said('/body/width', 'must be at least 64')).toBe('width must be at least 64')
  learnGerman()
  const model = { code: 'model.not_found', detail: 'No provider knows a model called "a".' }
  const atModel = { path: '/body/axes/0/values/1', message: 'No provider knows a model called "a". (a)' }
  expect(reasonText(atModel, model)).toBe('No provider knows a model called "a" (a)')
  spoken.value = 'de'
  expect(reasonText(atModel, model)).toBe('Ein Modell namens „a“ ist nirgends bekannt (a)')
  expect(said('/body/base/prompt', 'the prompt would be empty (sketch)')).toBe('Prompt: wäre leer (sketch)')
})

test('at its field a value goes without its name', () => {
  learnGerman()
  const reason = { path: '/body/width', message: 'width must be 64 to 1024' }
  expect(fieldText(reason)).toBe('Width must be 64 to 1024.')
  spoken.value = 'de'
  expect(fieldText(reason)).toBe('64 bis 1024.')
  expect(fieldText({ path: '/body/endpoints/0/url', message: 'must match format "uri"' })).toBe(
    'Hat nicht die richtige Form.',
  )
})

test('what is wrong with an engine of one’s own is not told as if it were a token of Hugging Face', () => {
  learnGerman()
  spoken.value = 'de'
  const said = (code: string, detail: string) => findProblemText({ code: `provider.${code}`, detail })
  expect(said('not_configured', 'At this address answers ComfyUI, and not a Stable Diffusion WebUI.')).toMatch(
    /antwortet ComfyUI\./,
  )
  expect(
    said(
      'not_configured',
      'What answers at this address is not ComfyUI: it looks like AUTOMATIC1111, Forge or others.',
    ),
  ).toMatch(/antwortet AUTOMATIC1111\./)
  expect(
    said('not_configured', 'At this address answers a Stable Diffusion WebUI, not an OpenAI-compatible API.'),
  ).toMatch(/antwortet Stable Diffusion WebUI\./)
  expect(said('not_configured', 'ComfyUI answers, and has no workflow to make pictures by yet.')).toMatch(/Workflow/)
  expect(said('not_configured', 'OpenRouter needs an API key.')).toMatch(/^OpenRouter braucht einen API-Schlüssel/)
  expect(said('not_configured', 'apiKey was sealed with another SECRET_KEY: enter it again.')).toMatch(/SECRET_KEY/)
  expect(said('not_configured', 'This release of the studio knows no engines of the kind "easel".')).toMatch(
    /gibt es in dieser Version des Studios nicht/,
  )
  expect(said('not_configured', 'baseUrl must match format "uri".')).toMatch(/gilt nicht mehr/)
  expect(said('auth', 'OpenRouter does not accept the key or password.')).toMatch(/^OpenRouter nimmt den Schlüssel/)
  expect(said('unavailable', 'ComfyUI refuses connections: it may not be running.')).toMatch(/läuft wohl nicht/)
  expect(said('not_configured', 'There is no Hugging Face token, so a/b cannot be asked.')).toMatch(/^Dafür fehlt/)
})

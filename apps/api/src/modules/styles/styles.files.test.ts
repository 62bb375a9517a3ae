import { createStyle, importStyles, listStyles, removeStyle } from '@atelier/contracts'
import { beforeEach, describe, expect, test } from 'vitest'
import { describeStudio } from '../../testing/suite.ts'
import { readStylesCsv } from './read-styles-csv.ts'

const night = { name: 'Night', prompt: '{prompt} at night, lamps', negativePrompt: 'sun, noon', parameters: null }
const row = '"{prompt} at night, lamps"'

/** Files as other programs write them, kind by kind. */
const kinds: Record<string, [what: string, csv: string][]> = {
  'what parts the columns': [
    ['commas', `name,prompt,negative_prompt\nNight,${row},"sun, noon"\n`],
    ['semicolons', `name;prompt;negative_prompt\nNight;{prompt} at night, lamps;sun, noon\n`],
    ['semicolons and quotes', `"name";"prompt";"negative_prompt"\r\n"Night";${row};"sun, noon"\r\n`],
    ['tabs', `name\tprompt\tnegative_prompt\nNight\t{prompt} at night, lamps\tsun, noon\n`],
    ['tabs and quotes', `name\tprompt\tnegative_prompt\nNight\t${row}\t"sun, noon"\n`],
    ['tabs beside empty cells', `name\t\tprompt\tnegative_prompt\nNight\t\t${row}\t"sun, noon"\n`],
    ['bars', `name|prompt|negative_prompt\nNight|${row}|"sun, noon"\n`],
  ],
  'a line that says what parts them': [
    ['sep=;', `sep=;\r\nname;prompt;negative_prompt\r\nNight;${row};sun, noon\r\n`],
    ['SEP=, after a mark', `\uFEFFSEP=,\nname,prompt,negative_prompt\nNight,${row},"sun, noon"\n`],
    ['sep= in quotes', `"sep=;"\nname;prompt;negative_prompt\nNight;${row};sun, noon\n`],
    ['sep=tab', `sep=\t\nname\tprompt\tnegative_prompt\nNight\t${row}\tsun, noon\n`],
  ],
  'blanks beside what parts them': [
    ['behind commas', `name, prompt, negative_prompt\nNight, ${row}, "sun, noon"\n`],
    ['on both sides', `name , prompt , negative_prompt\n Night , ${row} , "sun, noon" \n`],
    ['behind semicolons', `name; prompt; negative_prompt\nNight; ${row}; "sun, noon"\n`],
  ],
  headings: [
    ['in capitals', `NAME,PROMPT,NEGATIVE_PROMPT\nNight,${row},"sun, noon"\n`],
    ['in words', `Name,Prompt,Negative Prompt\nNight,${row},"sun, noon"\n`],
    ['with a dash', `name,prompt,negative-prompt\nNight,${row},"sun, noon"\n`],
    ['in another order', `negative_prompt,x,name,prompt\n"sun, noon",1,Night,${row}\n`],
    ['of early versions', `name,text,negative_prompt\nNight,${row},"sun, noon"\n`],
    ['after a byte order mark', `\uFEFFname,prompt,negative_prompt\nNight,${row},"sun, noon"\n`],
  ],
  'ends of lines': [
    ['of Windows', `name,prompt,negative_prompt\r\nNight,${row},"sun, noon"`],
    ['of old machines', `name,prompt,negative_prompt\rNight,${row},"sun, noon"\r`],
    ['blank lines', `\n\nname,prompt,negative_prompt\n\nNight,${row},"sun, noon"\n\n,,\n`],
    ['in a name', `name,prompt,negative_prompt\n"\nNight\n",${row},"sun, noon"\n`],
  ],
}

describe.each(Object.entries(kinds))('a styles.csv is read whatever it has: %s', (_kind, files) => {
  test.each(files)('%s', (_what, csv) => expect(readStylesCsv(csv)).toEqual({ styles: [night], skipped: [] }))
})

test('lines in a cell are kept, but for those in a name', () => {
  expect(readStylesCsv('name;prompt\n"Late\r\n  night";"a\nb; c"\n').styles).toEqual([
    { name: 'Late night', prompt: 'a\nb; c', negativePrompt: null, parameters: null },
  ])
})

test.each<[what: string, csv: string, why: RegExp]>([
  ['letters that were read in a wrong encoding', 'name,prompt\nCaf\uFFFD,{prompt}', /letters of it are lost/],
  ['no name among the headings', 'titre;invite\nNuit;{prompt}', /no column "name"/],
  ['a quote that is never closed', 'name,prompt\nNight,"a', /never closed/],
  ['another kind of file', '<html>\n<p>a, b</p>', /no column "name"/],
])('what is no styles.csv is refused with the reason: %s', (_what, csv, why) => {
  expect(() => readStylesCsv(csv)).toThrow(why)
})

describeStudio('files of styles', {}, my => {
  beforeEach(async () => {
    for (const { id, isBuiltIn } of (await my.studio.call(listStyles, {})).body.items)
      if (!isBuiltIn) await my.studio.call(removeStyle, { params: { id } })
  })

  test('of Fooocus are lists, and what cannot be taken is named', async () => {
    const body = [
      { name: 'sai-anime', prompt: 'anime artwork {prompt}', negative_prompt: 'photo', more: 1 },
      { name: 'plain', prompt: '{prompt}', negative_prompt: '' },
      { name: 'heading' },
    ]
    const { added, skipped } = (await my.studio.call(importStyles, { body })).body
    expect(added.map(({ name, prompt, negativePrompt }) => [name, prompt, negativePrompt])).toEqual([
      ['sai-anime', 'anime artwork {prompt}', 'photo'],
      ['plain', '{prompt}', null],
    ])
    expect(skipped).toEqual([{ name: 'heading', reason: 'It has no text: a heading, perhaps.' }])
    expect(await my.studio.refused(importStyles, { body: [{ prompt: 'x' }] })).toMatchObject({ status: 400 })
  })

  test('with lost letters are refused as a whole', async () => {
    expect(
      await my.studio.refused(importStyles, { body: { csv: 'name,prompt\nCaf\uFFFD,{prompt}\nNight,x' } }),
    ).toMatchObject({ status: 422, code: 'style.file_unreadable' })
  })

  test('and whatever else makes a style give it a name of one line', async () => {
    const made = await my.studio.call(createStyle, { body: { name: ' Late\r\n night\u2028blue ', prompt: 'x' } })
    expect(made.body.name).toBe('Late night blue')
    expect(await my.studio.refused(createStyle, { body: { name: 'late night\nblue', prompt: 'x' } })).toMatchObject({
      code: 'style.name_taken',
    })
    const file = { version: 1 as const, styles: [{ name: 'two\nlines', prompt: 'x' }] }
    expect((await my.studio.call(importStyles, { body: file })).body.added[0]?.name).toBe('two lines')
  })
})

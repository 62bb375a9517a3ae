import { describe, expect, test } from 'vitest'
import { createLettering, type TextStyle } from './lettering.ts'
import { linesOf } from './text.ts'

const style: TextStyle = { size: 16, weight: 400 }
const UNKNOWN = '\uE000'
const letteringFor = async (...texts: string[]) => createLettering([UNKNOWN, ...texts], 'en')

/** From left to right, where the outlines of a text begin. */
const beginnings = (path: string) => [...path.matchAll(/M(-?[\d.]+)/g)].map(([, x]) => Number(x))

describe('letters', () => {
  const LETTERS = Array.from('aÄöüßéçłőžДжЩωΨạ…×·“中灯鳥あア한అকதՖქअبש☂กก→')

  test('of many scripts have a shape of their own', async () => {
    const { pathOf } = await letteringFor(LETTERS.join(' '))
    const shapes = [...new Set(LETTERS)].map(letter => pathOf(letter, 0, 16, style))
    expect(new Set([pathOf(UNKNOWN, 0, 16, style), ...shapes]).size).toBe(shapes.length + 1)
    expect(shapes.every(shape => shape.length > 20)).toBe(true)
  })

  test.each(['😀', '👩‍🚀', '👨‍👩‍👧', '🇩🇪', '❤️', '👍🏽', '1️⃣', '🏳️‍🌈'])('%s is one picture', async emoji => {
    const { pathOf, widthOf, written } = await letteringFor(emoji, '😀')
    expect(written(emoji)).toBe(emoji)
    expect(pathOf(emoji, 0, 16, style)).not.toBe(pathOf(UNKNOWN, 0, 16, style))
    expect(widthOf(emoji, style)).toBeCloseTo(widthOf('😀', style))
  })

  test('that marks are put on are the letters that are written as one', async () => {
    const { pathOf, written } = await letteringFor('ü')
    expect(pathOf(written('u\u0308'), 0, 16, style)).toBe(pathOf('ü', 0, 16, style))
  })

  test('of Arabic join, and are as wide as they stand together', async () => {
    const { pathOf, widthOf } = await letteringFor('منارة')
    const alone = Array.from('منارة').reduce((sum, letter) => sum + widthOf(letter, style), 0)
    expect(widthOf('منارة', style)).toBeLessThan(alone * 0.9)
    expect(pathOf('ممم', 0, 16, style)).not.toContain(pathOf('م', 0, 16, style))
  })

  test('of Hebrew and Arabic go from right to left, and what is Latin or a number between them does not', async () => {
    const { pathOf, widthOf } = await letteringFor('אב red 12')
    const at = (letter: string, text: string) => {
      const [from = 0] = beginnings(pathOf(letter, 0, 16, style))
      return beginnings(pathOf(text, 0, 16, style)).map(x => x - from)
    }
    expect(at('א', 'אב').some(x => Math.abs(x - widthOf('ב', style)) < 0.2)).toBe(true)
    expect(at('r', 'אב red').some(x => Math.abs(x) < 0.2)).toBe(true)
    expect(at('1', 'א 12').some(x => Math.abs(x) < 0.2)).toBe(true)
    expect(at('a', 'ab').some(x => Math.abs(x) < 0.2)).toBe(true)
  })

  test('of a weight are of that weight', async () => {
    const { widthOf } = await letteringFor('灯塔 lighthouse منارة')
    for (const text of ['lighthouse', 'منارة'])
      expect(widthOf(text, { size: 16, weight: 600 })).toBeGreaterThan(widthOf(text, style))
  })
})

describe('a script that no font has', () => {
  test('is named once for all words of it, in the language that is asked for', async () => {
    const text = 'a ភាសាខ្មែរ ក្រហម b ᏣᎳᎩ, 灯'
    expect((await createLettering([text], 'en')).written(text)).toBe('a [Khmer] b [Cherokee], 灯')
    expect((await createLettering([text], 'de')).written(text)).toBe('a [Khmer] b [Cherokee], 灯')
    expect((await createLettering(['ܣ'], 'de')).written('ܣ')).toBe('[Syrisch]')
    expect((await letteringFor('x')).written(`${UNKNOWN}${UNKNOWN} x`)).toBe('[Unknown Script] x')
    expect((await createLettering([UNKNOWN], 'de')).written(UNKNOWN)).toBe('[Unbekannte Schrift]')
  })

  test('is never a reason to change what can be drawn', async () => {
    const text = 'Größe 灯塔 منارة 👩‍🚀 “x” — …'
    expect((await letteringFor(text)).written(text)).toBe(text)
  })
})

describe('text', () => {
  test('is broken between words, and within one that is too wide', async () => {
    const lettering = await letteringFor('a lighthouse at dusk x')
    const width = lettering.widthOf('a lighthouse', style)
    expect(linesOf(lettering, lettering.written('a lighthouse  at\ndusk'), style, { width, lines: 3 })).toEqual([
      'a lighthouse',
      'at dusk',
    ])
    const lines = linesOf(lettering, 'x'.repeat(40), style, { width, lines: 9 })
    expect(lines.join('')).toBe('x'.repeat(40))
    expect(Math.max(...lines.map(line => lettering.widthOf(line, style)))).toBeLessThanOrEqual(width)
    expect(linesOf(lettering, '', style, { width, lines: 3 })).toEqual([])
  })

  test('is looked up by turns, so that others go on meanwhile, and no more once nobody wants it', async () => {
    await letteringFor()
    const rare = String.fromCodePoint(...Array.from({ length: 2000 }, (_, at) => 0xe000 + at))
    let turns = 0
    const timer = setInterval(() => (turns += 1), 0)
    await createLettering([rare], 'en')
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
    await expect(createLettering([rare], 'en', AbortSignal.abort())).rejects.toThrow('aborted')
  })

  test('ends in an ellipsis where there is no more room', async () => {
    const lettering = await letteringFor('a lighthouse at dusk by the sea in the rain wide')
    const width = lettering.widthOf('a lighthouse', style)
    const lines = linesOf(lettering, 'a lighthouse at dusk by the sea in the rain', style, { width, lines: 2 })
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^at dusk.*…$/)
    expect(lettering.widthOf(lines[1] ?? '', style)).toBeLessThanOrEqual(width)
    expect(linesOf(lettering, 'wide', style, { width: 1, lines: 1 })).toEqual(['w…'])
  })

  test('from right to left stays so in every line, whatever that begins with', async () => {
    const text = 'منارة حمراء Titanic في البعيد'
    const lettering = await letteringFor(text)
    const lines = linesOf(lettering, text, style, { width: lettering.widthOf('منارة حمراء', style), lines: 3 })
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.every(line => line.startsWith('\u200F'))).toBe(true)
    expect(lettering.pathOf(lines[1] ?? '', 0, 16, style)).not.toContain(lettering.pathOf(UNKNOWN, 0, 16, style))
  })
})

import { describe, expect, test } from 'vitest'
import { all, open, sample } from './testing/open.ts'

/** The syntax of the dynamic-prompts extension, kind by kind: docs/SYNTAX.md of adieyal/sd-dynamic-prompts. */
const wildcards = {
  animal: ['cat', 'dog'],
  'colours-cold': ['blue', 'green'],
  'colours-warm': ['red', 'yellow'],
  'artists/dutch/old': ['Rembrandt'],
  'artists/finnish': ['Järnefelt'],
  season_clothes: ['In ${season}, I wear ${season} shirts'],
  hopeful: ['In ${season:summer}, ${season:summer} shirts'],
  outer: ['${mood?=!{calm|wild}} a ${mood} __inner__'],
  inner: ['${mood} sea'],
  winter: ['${season=winter} __season_clothes__'],
  art: ['Pop Art, ..., flat colour', 'Art Deco, …, sleek'],
}

const kinds: Record<string, [template: string, prompts: string[]][]> = {
  'bounds that are left out': [
    ['{-2$$a|b|c}', ['a', 'b', 'c', 'a, b', 'a, c', 'b, c']],
    ['{2-$$a|b|c}', ['a, b', 'a, c', 'b, c', 'a, b, c']],
    ['{1-$$a|b}', ['a', 'b', 'a, b']],
    ['{-$$a|b}', ['a', 'b', 'a, b']],
    ['{-2$$ and $$a|b}', ['a', 'b', 'a and b']],
    ['{ 1 - 2 $$a|b}', ['a', 'b', 'a, b']],
    ['{0-$$a}', ['', 'a']],
    ['{4$$a|b|c}', ['a, b, c']],
  ],
  'all of them in every order': [
    ['{2$$a|b}', ['a, b', 'b, a']],
    ['{3$$a|b|c}', ['a, b, c', 'a, c, b', 'b, a, c', 'b, c, a', 'c, a, b', 'c, b, a']],
    ['{2$$ & $$a{1|2}|b}', ['a1 & b', 'a2 & b', 'b & a1', 'b & a2']],
    ['{2$$__animal__}', ['cat, dog', 'dog, cat']],
  ],
  separators: [
    ['{1-2$$|$$a|b}', ['a', 'b', 'a|b']],
    ['{1-2$$ $$a|b}', ['a', 'b', 'a b']],
    ['{1-2$$$$a|b}', ['a', 'b', 'ab']],
    ['{1-2$$ a | b }', ['a', 'b', 'a, b']],
  ],
  weights: [
    ['{2.::a|.5::b|0::c}', ['a', 'b']],
    ['{ 2 :: a|b}', [' a', 'b']],
  ],
  'samplers of variants': [
    ['{@red|green}', ['red', 'green']],
    ['{~red}', ['red']],
    ['{!red|green}', ['red', 'green']],
    ['{@e1|e2} and {@e3|e4}', ['e1 and e3', 'e2 and e4']],
    ['{@1-2$$a|b}', ['a', 'b', 'a, b']],
    ['{@a {x|y}|b}', ['a x', 'a y', 'b']],
  ],
  'samplers of wildcards': [
    ['__@animal__', ['cat', 'dog']],
    ['__!animal__', ['cat', 'dog']],
    ['{1-2$$__@animal__}', ['cat', 'dog', 'cat, dog']],
  ],
  'globs and folders': [
    ['__colours*__', ['blue', 'green', 'red', 'yellow']],
    ['__*-warm__', ['red', 'yellow']],
    ['__colours-[cd]old__', ['blue', 'green']],
    ['__colours-[!w]*__', ['blue', 'green']],
    ['__anima?__', ['cat', 'dog']],
    ['__artists/**__', ['Rembrandt', 'Järnefelt']],
    ['__artists/*__', ['Rembrandt', 'Järnefelt']],
    ['__artists/dutch/old__', ['Rembrandt']],
    ['__finnish__', ['Järnefelt']],
    ['__animal____animal__', ['catcat', 'catdog', 'dogcat', 'dogdog']],
  ],
  'names that are put together': [
    ['__colours-{cold|warm}__', ['blue', 'green', 'red', 'yellow']],
    ['${t=warm}__colours-${t}__', ['red', 'yellow']],
    ['${t=!{cold|warm}}${t}: __colours-${t}__', ['cold: blue', 'cold: green', 'warm: red', 'warm: yellow']],
    ['__colours-${t:cold}__', ['blue', 'green']],
  ],
  'variables, chosen once': [
    ['${s=!{spring|summer}}In ${s}, ${s} shirts', ['In spring, spring shirts', 'In summer, summer shirts']],
    ['${a=!{x|y}}${b=!{1|2}}${a}${b}', ['x1', 'x2', 'y1', 'y2']],
    ['${a=!{x|y}} ${b=!${a}!} ${b}${b}', ['x!x!', 'y!y!']],
    ['${a=!__animal__} ${a} and ${a}', ['cat and cat', 'dog and dog']],
    ['${s}${s=!x}', ['x']],
  ],
  'variables, chosen anew': [
    ['${s={spring|summer}}${s} ${s}', ['spring spring', 'spring summer', 'summer spring', 'summer summer']],
    ['${a=${b}}${b=x} ${a}', ['x']],
    ['${ a = x } ${ a }', ['x']],
    ['${s:autumn}', ['autumn']],
    ['${s:{a|b}}', ['a', 'b']],
    ['${s=x}${s?=y}${s}', ['x']],
  ],
  parameters: [
    ['__season_clothes(season=winter)__', ['In winter, I wear winter shirts']],
    ['${season=autumn} __season_clothes__', ['In autumn, I wear autumn shirts']],
    ['__hopeful__', ['In summer, summer shirts']],
    ['__hopeful( season = winter )__', ['In winter, winter shirts']],
    ['__hopeful(season={a|b}, other=x)__', ['In a, a shirts', 'In a, b shirts', 'In b, a shirts', 'In b, b shirts']],
    ['${x=!{a|b}}__hopeful(season=${x})__', ['In a, a shirts', 'In b, b shirts']],
    ['__winter__', ['In winter, I wear winter shirts']],
    ['__outer(mood=dark)__', ['a dark dark sea']],
    ['__outer__', ['a calm calm sea', 'a wild wild sea']],
  ],
  'what goes around': [
    ['%{a happy ... in jail$${fox|cow}}', ['a happy fox in jail', 'a happy cow in jail']],
    ['%{happy$$fox}', ['happy fox']],
    ['%{__art__$$fox}', ['Pop Art, fox, flat colour', 'Art Deco, fox, sleek']],
    ['100%{a|b}', ['100%a', '100%b']],
  ],
  comments: [
    ['# a note\na {red|blue} fox', ['a red fox', 'a blue fox']],
    ['#note\na fox', ['a fox']],
    ['a fox\n  // note\nin snow', ['a fox\nin snow']],
    ['a {red # the colour\n|blue} fox # the end', ['a red fox', 'a blue fox']],
    ['a /* big */ fox', ['a fox']],
    ['{\n  summer\n  |autumn\n  # | fall    # not this\n  |winter\n}', ['summer', 'autumn', 'winter']],
    ['\\# a {fox|cat}', ['# a fox', '# a cat']],
    ['{a|b} #ff0000 https://x.y/z c#', ['a #ff0000 https://x.y/z c#', 'b #ff0000 https://x.y/z c#']],
  ],
  'white space': [
    ['a {\n  red\n  | blue\n} fox', ['a red fox', 'a blue fox']],
    ['${s={\n a\n|b\n}\n}\n\nIn ${s}', ['In a', 'In b']],
    ['a {big |}fox', ['a big fox', 'a fox']],
  ],
}

describe.each(Object.entries(kinds))('%s', (_kind, cases) => {
  test.each(cases)('%j', (template, prompts) => {
    expect(all(template, wildcards)).toEqual(prompts)
    for (const prompt of sample(template, wildcards, 6)) expect(prompts).toContain(prompt)
  })
})

describe('by chance, whatever else is gone through', () => {
  test.each<[template: string, prompts: string[]]>([
    ['__~animal__', ['cat', 'dog']],
    ['{~red|green}', ['green', 'red']],
  ])('%j comes in any order, all of it', (template, prompts) => {
    expect(all(template, wildcards).toSorted()).toEqual(prompts)
  })

  test('what is gone through ends it', () => {
    const prompts = all('{red|green|blue} {~square|circle}')
    expect(prompts.map(prompt => prompt.split(' ')[0])).toEqual(['red', 'green', 'blue'])
  })

  test.each<[template: string, prompts: string[]]>([
    ['{red|green|blue} {@square|circle}', ['red square', 'green circle', 'blue square']],
    ['{@red|green} {ball|car}', ['red ball', 'green car']],
    ['{a|b} __@animal__', ['a cat', 'b dog']],
  ])('%j goes through the one, and takes the other in turn', (template, prompts) => {
    expect(all(template, wildcards)).toEqual(prompts)
  })

  test('in turn and all combinations go by the number of the prompt', () => {
    expect(sample('{@a|b}{@x|y|z}', {}, 6)).toEqual(['ax', 'by', 'az', 'bx', 'ay', 'bz'])
    expect(sample('{!a|b}{!x|y}', {}, 4)).toEqual(['ax', 'ay', 'bx', 'by'])
  })
})

describe('what only looks like it is left as it is', () => {
  test.each([
    '{{ultra-detailed}}, {{{fox}}}',
    'a sign {"a": 1}',
    '{"a": {"b": []}} # x',
    'function () {}',
    '______ date: ______',
    'a __ b __ c',
    'snake_case _emphasis_',
    '#1 dad // neon // rain',
    'https://example.com/#top',
    'costs $5 $$ 50%',
  ])('%j', text => {
    const template = open(text, wildcards, { mode: 'all' })
    expect([template.isDynamic, template.total, all(text, wildcards)]).toEqual([false, 1, [text]])
  })

  test('a dollar before a variant', () => expect(all('costs ${5|10}')).toEqual(['costs $5', 'costs $10']))
})

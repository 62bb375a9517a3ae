import { afterEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from '../../testing/fake-browser.ts'
import { arranged } from './arranged.ts'
import type { Command, Section } from './command.ts'
import { recent } from './recent.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const command = (section: Section, title: string, more: Partial<Command> = {}): Command => ({
  id: title.toLowerCase(),
  section,
  title,
  icon: 'next',
  run: () => {},
  ...more,
})
const all = [
  command('everywhere', 'Undo'),
  command('pages', 'Studio'),
  command('pages', 'Styles'),
  command('here', 'Generate'),
  command('here', 'To the left', { isOnlyFound: true }),
  command('styles', 'Still life', { isOnlyFound: true }),
  command('collections', 'Studio still', { isOnlyFound: true }),
]
const shown = (typed: string, used: readonly string[] = [], commands: readonly Command[] = all) =>
  arranged(commands, typed, used).map(one => [one.section, one.commands.map(({ title }) => title).join()])

test('where nothing is typed the page comes first, then the pages, and of the many names none is listed', () => {
  expect(shown(' ')).toEqual([
    ['here', 'Generate'],
    ['pages', 'Studio,Styles'],
    ['everywhere', 'Undo'],
  ])
})

test('what was used last comes first, in no other place, and only as far as it is there', () => {
  expect(shown('', ['still life', 'gone', 'studio'])).toEqual([
    ['recent', 'Still life,Studio'],
    ['here', 'Generate'],
    ['pages', 'Styles'],
    ['everywhere', 'Undo'],
  ])
})

test('no more than five are recent', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(title => command('pages', title))
  expect(shown('', ['g', 'f', 'e', 'd', 'c', 'b', 'a'], many)).toEqual([
    ['recent', 'g,f,e,d,c'],
    ['pages', 'a,b'],
  ])
})

test('what is typed finds everything, with the section of the best one first', () => {
  expect(shown('still')).toEqual([
    ['styles', 'Still life'],
    ['collections', 'Studio still'],
  ])
  expect(shown('st')).toEqual([
    ['pages', 'Studio,Styles'],
    ['collections', 'Studio still'],
    ['styles', 'Still life'],
  ])
  expect(shown('left')).toEqual([['here', 'To the left']])
  expect(shown('albatross')).toEqual([])
})

test('of two that are found alike the one that was used last comes first', () => {
  expect(shown('st', ['styles'])[0]).toEqual(['pages', 'Styles,Studio'])
})

test('of many names the best eight are listed, and of pages all', () => {
  const twenty = (section: Section) =>
    Array.from({ length: 20 }, (_, at) => command(section, `${section} bittern ${at}`))
  const rows = arranged([...twenty('styles'), ...twenty('pages')], 'bittern', [])
  expect(rows.map(({ section, commands }) => [section, commands.length])).toEqual([
    ['pages', 20],
    ['styles', 8],
  ])
})

test('a browser remembers what was used, each once and twenty at most', () => {
  fakeBrowser()
  for (let at = 0; at < 30; at += 1) recent.remember(`page:${at}`)
  recent.remember('page:15')
  expect(recent.read()).toHaveLength(20)
  expect(recent.read().slice(0, 3)).toEqual(['page:15', 'page:29', 'page:28'])
})

test('what somebody else wrote into the browser does no harm', () => {
  fakeBrowser({ 'atelier.recent-commands': '{"a":' })
  expect(recent.read()).toEqual([])
  fakeBrowser({ 'atelier.recent-commands': '[1, "page:studio"]' })
  expect(recent.read()).toEqual(['page:studio'])
})

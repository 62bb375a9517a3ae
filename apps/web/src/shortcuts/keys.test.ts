import { expect, test } from 'vitest'
import { isSingleCharacter, keyCaps, keyOf } from './keys.ts'

const press = (
  key: string,
  held: { ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean; altKey?: boolean } = {},
) => keyOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

test('a key is named with what is held, Ctrl and Cmd alike', () => {
  expect([
    press('f'),
    press('Enter', { ctrlKey: true }),
    press('Enter', { metaKey: true }),
    press('ArrowLeft', { shiftKey: true }),
    press('A', { shiftKey: true }),
  ]).toEqual(['f', 'mod+Enter', 'mod+Enter', 'shift+ArrowLeft', 'shift+a'])
})

test('a sign that needs Shift on some keyboards is the sign itself', () => {
  expect([press('?', { shiftKey: true }), press('+', { shiftKey: true })]).toEqual(['?', '+'])
})

test('keys are shown as they stand on the keyboard', () => {
  expect([keyCaps('mod+Enter', false), keyCaps('mod+a', true), keyCaps('+', false), keyCaps('ArrowUp', false)]).toEqual(
    [['Ctrl', 'Enter'], ['⌘', 'A'], ['+'], ['↑']],
  )
})

test('what acts without a modifier is known', () => {
  expect(['f', '?', 'shift+a', 'mod+a', 'ArrowLeft', 'Escape'].map(isSingleCharacter)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})

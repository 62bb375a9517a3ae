import { expect, test } from 'vitest'
import { createPromptWalk } from './prompt-walk.ts'

function walk(...prompts: string[]) {
  let known = prompts
  return createPromptWalk({
    prompts: () => known,
    add: (prompt: string) => {
      if (prompt) known = [prompt, ...known.filter(other => other !== prompt)]
    },
  })
}

test('steps lead from what was typed to the oldest prompt, and back to what was typed', () => {
  const { older, newer } = walk('second', 'first')
  expect([older('half a tho'), older('second'), older('first')]).toEqual(['second', 'first', undefined])
  expect([newer(), newer(), newer()]).toEqual(['second', 'half a tho', undefined])
})

test('an empty field comes back empty', () => {
  const { older, newer } = walk('only')
  expect([older(''), newer(), newer()]).toEqual(['only', '', undefined])
})

test('a prompt that stands in the field already is stepped over', () => {
  expect(walk('second', 'first').older('second')).toBe('first')
})

test('an earlier prompt that was changed is what one comes back to', () => {
  const { older, newer, end } = walk('second', 'first')
  older('')
  end()
  expect([older('second, changed'), newer()]).toEqual(['second', 'second, changed'])
})

test('without a walk there is nothing newer', () => {
  expect(walk('one').newer()).toBeUndefined()
})

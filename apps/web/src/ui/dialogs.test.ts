import { expect, test } from 'vitest'

const sources = Object.entries(
  import.meta.glob<string>('../**/*.vue', { query: '?raw', import: 'default', eager: true }),
)
const dialogs = sources.filter(([, source]) => /<(App|Confirm)Dialog\b/.test(source))
const messages = Object.values(
  import.meta.glob<Readonly<Record<string, string>>>('../i18n/messages/en/*.ts', {
    import: 'messages',
    eager: true,
  }),
)

/** These say nothing of what comes of them, least of all where it is asked whether to cancel something. */
const VAGUE = /^(Cancel|OK|Yes|No)$/
const vague = new Set(
  messages.flatMap(part => Object.entries(part).flatMap(([key, text]) => (VAGUE.test(text) ? [key] : []))),
)

test('no answer to a dialog is vague', () => {
  expect(dialogs.length).toBeGreaterThan(15)
  expect(vague).toContain('cancel')
  const answers = dialogs.flatMap(([path, source]) => {
    const foot = /<template #footer[\s\S]*?<\/template\s*>/.exec(source)?.[0] ?? ''
    const confirm = /<ConfirmDialog[\s\S]*?>\n/.exec(source)?.[0] ?? ''
    return [...`${foot}${confirm}`.matchAll(/\b(?:t|common)\('(\w+)'/g)].map(([, key = '']) => ({ path, key }))
  })
  expect(answers.length).toBeGreaterThan(25)
  expect(answers.filter(({ key }) => vague.has(key))).toEqual([])
})

// A page that forgets with the first event what the second one is about takes nothing: both are one event, `close`.
test('a dialog says in one event that it closed and what was chosen', () => {
  const saysTwoThings = dialogs.filter(([, source]) =>
    /(open\.value = false|emit\('(close|update:open)'\))\s+emit\(/.test(source),
  )
  expect(saysTwoThings.map(([path]) => path)).toEqual([])
})

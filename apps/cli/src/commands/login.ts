import { createClient } from '@atelier/client'
import { defineCommand } from '../command.ts'
import { storeLogin } from '../settings.ts'
import { readSecret } from '../stdin.ts'

export const login = defineCommand({
  name: 'login',
  summary: 'Store the address of a studio and a key for it',
  takes: '[--url URL]',
  more: 'The key is asked for, or read from stdin; it is never an argument, where others could see it. It is tried first, then stored in a file that only you can read. An empty one stores the address alone.',
  options: {},
  async run(_asked, { output, settings: { url, file }, signal, stdin }) {
    const key = await readSecret(stdin, () =>
      output.note(`A key of ${url} (Your account, Keys for programs); it is not shown:`),
    )
    const studio = createClient({ url, ...(key !== '' && { key }) })
    const { username } = await studio.getMe({}, { signal })
    await storeLogin(file, { url, ...(key !== '' && { key }) })
    output.result({ url, username, file }, username === null ? `Stored ${url}.` : `Logged in to ${url} as ${username}.`)
  },
})

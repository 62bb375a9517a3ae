import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { completionFor } from './completion.ts'
import { commands } from './commands/all.ts'
import { helpOf } from './help.ts'
import { GLOBAL } from './options.ts'
import { VERSION } from './version.ts'

/** What bash offers for a line that ends at the cursor. */
function offeredFor(...words: string[]): string[] {
  const script = `${completionFor('bash', commands)}\nCOMP_WORDS=(atelier ${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _atelier; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' }).trim().split('\n')
}

test('bash completes commands, flags and what a flag takes', () => {
  expect(offeredFor('ex')).toEqual(['export'])
  expect(offeredFor('generate', '--mas')).toEqual(['--mask', '--mask-blur'])
  expect(offeredFor('list', '--status', 'f')).toEqual(['failed'])
  expect(offeredFor('--u')).toEqual(['--url'])
  const address = ['http', ':', '//127.0.0.1', ':', '3000']
  expect(offeredFor('--url', ...address, 'ex')).toEqual(['export'])
  expect(offeredFor('--url', '=', ...address, '--json', 'list', '--status', 'f')).toEqual(['failed'])
  expect(offeredFor('completion', '')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish']))
})

test.each(['zsh', 'fish'] as const)('%s is told of every command and every flag', shell => {
  const script = completionFor(shell, commands)
  for (const { name, options } of commands) {
    expect(script).toContain(name)
    for (const flag of Object.keys({ ...options, ...GLOBAL }))
      expect(script).toContain(shell === 'fish' ? ` -l ${flag}` : `--${flag}[`)
  }
})

test('help says every flag of every command', () => {
  for (const command of commands) {
    const help = helpOf(command)
    expect(help.startsWith(`atelier ${command.name}`)).toBe(true)
    for (const flag of Object.keys({ ...command.options, ...GLOBAL })) expect(help).toContain(`--${flag}`)
  }
})

test('it goes by the version of its package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  expect(VERSION).toBe(version)
})

import type { Command } from './command.ts'
import { GLOBAL, type Options } from './options.ts'

const WIDTH = 26

function lineOf([name, { short, value, help, oneOf }]: [string, Options[string]]): string {
  const left = `  ${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`
  const right = `${help}${oneOf ? ` (${oneOf.join(', ')})` : ''}`
  return left.length >= WIDTH ? `${left}\n${' '.repeat(WIDTH)}${right}` : `${left.padEnd(WIDTH)}${right}`
}

export const helpOf = ({ name, summary, takes, more, options }: Command): string =>
  [
    `atelier ${name} ${takes}`.trim(),
    '',
    summary,
    ...(more ? ['', more] : []),
    '',
    ...Object.entries({ ...options, ...GLOBAL }).map(lineOf),
    '',
  ].join('\n')

export const overview = (commands: readonly Command[], version: string): string =>
  [
    `atelier ${version}: pictures of a studio, from the command line`,
    '',
    'atelier [--url URL] COMMAND [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(12)}${summary}`),
    '',
    'atelier COMMAND --help says what a command takes. Where the studio is: ATELIER_URL; its key: ATELIER_KEY, or atelier login.',
    '',
  ].join('\n')

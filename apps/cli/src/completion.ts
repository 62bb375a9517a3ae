import type { Command } from './command.ts'
import { GLOBAL, type Options } from './options.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

const optionsOf = ({ options }: Command): [string, Options[string]][] => Object.entries({ ...options, ...GLOBAL })
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

const writers = { bash, zsh, fish } satisfies Record<Shell, (commands: readonly Command[]) => string>

/** A script for a shell, made of the same tables that the commands are parsed by. */
export const completionFor = (shell: Shell, commands: readonly Command[]): string => writers[shell](commands)

function bash(commands: readonly Command[]): string {
  const cases = commands.map(command => {
    const words = [...(command.words ?? []), ...optionsOf(command).map(([name]) => `--${name}`)]
    return `    ${command.name}) words=${quoted(words.join(' '))} ;;`
  })
  const values = commands.flatMap(command =>
    optionsOf(command).flatMap(([name, { oneOf }]) =>
      oneOf
        ? [
            `    ${command.name}:--${name}) COMPREPLY=($(compgen -W ${quoted(oneOf.join(' '))} -- "$current")); return ;;`,
          ]
        : [],
    ),
  )
  return `_atelier() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted(commands.map(({ name }) => name).join(' '))} -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}:$before" in
${values.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  case "$current" in -*) ;; *) COMPREPLY+=($(compgen -f -- "$current")) ;; esac
}
complete -o filenames -F _atelier atelier
`
}

function zsh(commands: readonly Command[]): string {
  const described = (text: string) => text.replace(/[[\]:\\]/g, '\\$&')
  const cases = commands.map(command => {
    const specs = optionsOf(command).map(([name, { help, value, oneOf, many }]) =>
      quoted(
        `${many ? '*' : ''}--${name}[${described(help)}]${value ? `:${value}:${oneOf ? `(${oneOf.join(' ')})` : '_files'}` : ''}`,
      ),
    )
    const rest = command.words ? `'*:word:(${command.words.join(' ')})'` : "'*:file:_files'"
    return `    ${command.name}) _arguments ${[...specs, rest].join(' ')} ;;`
  })
  return `#compdef atelier
_atelier() {
  if (( CURRENT == 2 )); then
    local -a commands=(${commands.map(({ name, summary }) => quoted(`${name}:${described(summary)}`)).join(' ')})
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
compdef _atelier atelier
`
}

function fish(commands: readonly Command[]): string {
  const lines = commands.flatMap(command => [
    `complete -c atelier -n __fish_use_subcommand -f -a ${command.name} -d ${quoted(command.summary)}`,
    ...(command.words
      ? [
          `complete -c atelier -n '__fish_seen_subcommand_from ${command.name}' -f -a ${quoted(command.words.join(' '))}`,
        ]
      : []),
    ...optionsOf(command).map(
      ([name, { short, help, value, oneOf }]) =>
        `complete -c atelier -n '__fish_seen_subcommand_from ${command.name}' -l ${name}${short ? ` -s ${short}` : ''}${value ? ' -r' : ''}${oneOf ? ` -f -a ${quoted(oneOf.join(' '))}` : ''} -d ${quoted(help)}`,
    ),
  ])
  return `${lines.join('\n')}\n`
}

import type { Command } from './command.ts'
import { GLOBAL, type Options } from './options.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

const globals: [string, Options[string]][] = Object.entries<Options[string]>(GLOBAL)
/** Flags of all commands behind which something stands. */
const takingGlobals = (between: string) =>
  globals.flatMap(([name, { value }]) => (value ? [`--${name}`] : [])).join(between)

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
  // Bash parts words at colons and equal signs, too, so an address is several.
  return `_atelier() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words command="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      ${takingGlobals('|')})
        [ "\${COMP_WORDS[i+1]}" = = ] && ((i++))
        ((i++))
        while [ "\${COMP_WORDS[i+1]}" = : ]; do ((i += 2)); done ;;
      -*) ;;
      *) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  case "$before" in ${takingGlobals('|')}) return ;; esac
  if [ -z "$command" ]; then
    COMPREPLY=($(compgen -W ${quoted([...commands.map(({ name }) => name), ...globals.map(([name]) => `--${name}`)].join(' '))} -- "$current"))
    return
  fi
  case "$command:$before" in
${values.join('\n')}
  esac
  case "$command" in
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
  const specsOf = (options: readonly [string, Options[string]][]) =>
    options.map(([name, { help, value, oneOf, many }]) =>
      quoted(
        `${many ? '*' : ''}--${name}[${described(help)}]${value ? `:${value}:${oneOf ? `(${oneOf.join(' ')})` : '_files'}` : ''}`,
      ),
    )
  const cases = commands.map(command => {
    const rest = command.words ? `'*:word:(${command.words.join(' ')})'` : "'*:file:_files'"
    return `        ${command.name}) _arguments ${[...specsOf(optionsOf(command)), rest].join(' ')} ;;`
  })
  return `#compdef atelier
_atelier() {
  local curcontext="$curcontext" state line
  local -a commands=(${commands.map(({ name, summary }) => quoted(`${name}:${described(summary)}`)).join(' ')})
  _arguments -C ${specsOf(globals).join(' ')} '1: :->command' '*:: :->rest'
  case "$state" in
    command) _describe command commands ;;
    rest)
      case "$line[1]" in
${cases.join('\n')}
      esac ;;
  esac
}
compdef _atelier atelier
`
}

function fish(commands: readonly Command[]): string {
  const lineOf = (command: string, [name, { short, help, value, oneOf }]: [string, Options[string]]) =>
    `complete -c atelier -n '__atelier_is ${command}' -l ${name}${short ? ` -s ${short}` : ''}${value ? ' -r' : ''}${oneOf ? ` -f -a ${quoted(oneOf.join(' '))}` : ''} -d ${quoted(help)}`
  const lines = commands.flatMap(command => [
    `complete -c atelier -n '__atelier_is none' -f -a ${command.name} -d ${quoted(command.summary)}`,
    ...(command.words
      ? [`complete -c atelier -n '__atelier_is ${command.name}' -f -a ${quoted(command.words.join(' '))}`]
      : []),
    ...optionsOf(command).map(option => lineOf(command.name, option)),
  ])
  return `# The command that was typed, behind flags that all take; none before it.
function __atelier_is
  set -l words (commandline -opc)
  set -l at 2
  while test $at -le (count $words)
    switch $words[$at]
      case ${takingGlobals(' ')}
        set at (math $at + 1)
      case '-*'
      case '*'
        test $words[$at] = $argv[1]
        return
    end
    set at (math $at + 1)
  end
  test none = $argv[1]
end
${[...globals.map(option => lineOf('none', option)), ...lines].join('\n')}
`
}

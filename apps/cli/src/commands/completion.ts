import { completionFor, SHELLS } from '../completion.ts'
import { defineCommand } from '../command.ts'
import { UsageError } from '../usage-error.ts'

export const completion = defineCommand({
  name: 'completion',
  summary: 'Print a script that completes commands in a shell',
  takes: SHELLS.join('|'),
  more: 'bash: source <(atelier completion bash)\nzsh:  source <(atelier completion zsh)\nfish: atelier completion fish | source',
  words: SHELLS,
  options: {},
  async run({ positionals: [asked] }, { output }) {
    const shell = SHELLS.find(one => one === asked)
    if (!shell) throw new UsageError(`"atelier completion" takes ${SHELLS.join(', ')}.`)
    // The list has this command in it.
    const { commands } = await import('./all.ts')
    const script = completionFor(shell, commands)
    output.result({ shell, script }, script.trimEnd())
  },
})

import { completionFor, SHELLS } from '../completion.ts'
import { asCommand, defineCommand, type Command } from '../command.ts'
import { UsageError } from '../usage-error.ts'

/** Completes itself and the other commands. */
export const completionOf = (others: readonly Command[]) => {
  const completion = defineCommand({
    name: 'completion',
    summary: 'Print a script that completes commands in a shell',
    takes: SHELLS.join('|'),
    more: 'bash: source <(atelier completion bash)\nzsh:  source <(atelier completion zsh)\nfish: atelier completion fish | source',
    words: SHELLS,
    options: {},
    async run({ positionals: [asked] }, { output }) {
      const shell = SHELLS.find(one => one === asked)
      if (!shell) throw new UsageError(`"atelier completion" takes ${SHELLS.join(', ')}.`)
      const script = completionFor(shell, [...others, asCommand(completion)])
      output.result({ shell, script }, script.trimEnd())
    },
  })
  return completion
}

import { asCommand, type Command } from '../command.ts'
import { completionOf } from './completion.ts'
import { cancel } from './cancel.ts'
import { events } from './events.ts'
import { exportImages } from './export.ts'
import { generate } from './generate.ts'
import { importFiles } from './import.ts'
import { list } from './list.ts'
import { login } from './login.ts'
import { models } from './models.ts'
import { show } from './show.ts'

const others: readonly Command[] = [
  asCommand(generate),
  asCommand(list),
  asCommand(show),
  asCommand(importFiles),
  asCommand(exportImages),
  asCommand(events),
  asCommand(models),
  asCommand(cancel),
  asCommand(login),
]

/** All, as help lists them. */
export const commands: readonly Command[] = [...others, asCommand(completionOf(others))]

import type { Command } from '../command.ts'
import { completion } from './completion.ts'
import { cancel } from './cancel.ts'
import { events } from './events.ts'
import { exportImages } from './export.ts'
import { generate } from './generate.ts'
import { importFiles } from './import.ts'
import { list } from './list.ts'
import { login } from './login.ts'
import { models } from './models.ts'
import { show } from './show.ts'

/** All, as help lists them. Each is parsed by its own table, so here they are alike. */
export const commands = [
  generate,
  list,
  show,
  importFiles,
  exportImages,
  events,
  models,
  cancel,
  login,
  completion,
] as unknown as readonly Command[]

import { Type, type TSchema } from 'typebox'

/** The same schema with other words, for whom those of the contract say too little. A copy alone would not be optional any more. */
export const described = <const T extends TSchema>(schema: T, description: string): T =>
  Type.IsOptional(schema) ? Type.Optional({ ...schema, description }) : { ...schema, description }

import { hash, verify } from '@node-rs/argon2'

/** Hashes a password with argon2id, 19 MiB, two passes (OWASP Password Storage Cheat Sheet). */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
}

let dummy: Promise<string> | undefined

/** Whether the password fits. Without a hash it takes as long and says no, so that nobody learns which addresses exist. */
export async function passwordFits(kept: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password')
  const fits = await verify(kept ?? (await dummy), password).catch(() => false)
  return Boolean(kept) && fits
}

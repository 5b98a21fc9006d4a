/** The scrypt hash of a password, as an Account's row keeps it and as signing in compares it. Takes some 60 ms of a core, on purpose. */
export { hashPassword } from 'better-auth/crypto';

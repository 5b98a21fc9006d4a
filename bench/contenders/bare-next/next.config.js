/** @type {import('next').NextConfig} */
export default { poweredByHeader: false, compress: false, typescript: { ignoreBuildErrors: true }, agentRules: false };

export default {
  globs: ['components/**/tk-*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist/kit',
  litelement: true,
};

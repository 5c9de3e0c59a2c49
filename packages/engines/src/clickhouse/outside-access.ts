import type { SqlToken } from './sql-tokens.ts';

/** Table functions, engines and dictionary sources that read or write outside the engine. */
const outsideNames = new Set(
  (
    'file fileCluster url urlCluster http s3 s3Cluster s3Queue gcs oss cosn remote remoteSecure postgresql ' +
    'materializedPostgreSQL mysql mongodb redis sqlite odbc jdbc hdfs hdfsCluster azureBlobStorage ' +
    'azureBlobStorageCluster azureQueue iceberg icebergS3 icebergAzure icebergHDFS icebergLocal icebergCluster ' +
    'deltaLake deltaLakeS3 deltaLakeAzure deltaLakeLocal deltaLakeCluster hudi hudiCluster paimon paimonS3 ' +
    'paimonAzure paimonHDFS paimonLocal hive ytsaurus arrowFlight executable executablePool python kafka nats ' +
    'rabbitmq fileLog'
  )
    .toLowerCase()
    .split(' '),
);

const fileClauses = new Set(['OUTFILE', 'INFILE']);

/**
 * The embedded engine has one all-powerful user whose rights cannot be taken away, so the door keeps
 * statements from files and from the network: an injected one would be of little use.
 * @param first the first word of the statement; backups go to files, whose folder the engine limits
 * @returns the word that would leave the engine, where these two tokens do
 */
export function reachesOutside(
  first: string | undefined,
  previous: SqlToken | undefined,
  token: SqlToken,
): string | undefined {
  const name = previous?.text.toLowerCase() ?? '';
  if (token.text === '(' && outsideNames.has(unquoted(name))) {
    const isBackup = name === 'file' && (first === 'BACKUP' || first === 'RESTORE');
    return isBackup ? undefined : name;
  }
  if (token.kind === 'word' && fileClauses.has(token.text.toUpperCase())) {
    return token.text;
  }
  return name === 'from' && token.text.startsWith("'") ? token.text : undefined;
}

function unquoted(name: string): string {
  return /^[`"].*[`"]$/.test(name) ? name.slice(1, -1) : name;
}

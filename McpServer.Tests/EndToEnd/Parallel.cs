using NUnit.Framework;

// Every end-to-end test starts processes of its own: more at once only makes each of them late.
[assembly: LevelOfParallelism(2)]

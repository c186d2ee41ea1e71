using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>The public types of a flag library, as far as code reads flags with them, with the names and signatures of the library.</summary>
internal static class SdkStub
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, "tests", "Analyzers.Tests", "Flags", "Sdk", name + ".cs.txt"));
}

using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Corpus.Loading;

/// <summary>The C# that a project is written in: a fix must not write a newer one.</summary>
internal static class LanguageVersions
{
    /// <param name="written">What the project says of it; empty where it says nothing.</param>
    public static LanguageVersion Of(string written, string framework) =>
        written.Length > 0 && LanguageVersionFacts.TryParse(written, out var version) && version is not LanguageVersion.Default
            ? version
            : Default(framework);

    private static LanguageVersion Default(string framework)
    {
        var (family, number) = TargetFrameworks.Split(framework);
        return (family, number.Major, number.Minor) switch
        {
            ("net", >= 10, _) => LanguageVersion.CSharp14,
            ("net", 9, _) => LanguageVersion.CSharp13,
            ("net", 8, _) => LanguageVersion.CSharp12,
            ("net", 7, _) => LanguageVersion.CSharp11,
            ("net", 6, _) => LanguageVersion.CSharp10,
            ("net", 5, _) => LanguageVersion.CSharp9,
            ("netcoreapp", 3, _) or ("netstandard", 2, 1) => LanguageVersion.CSharp8,
            _ => LanguageVersion.CSharp7_3,
        };
    }
}

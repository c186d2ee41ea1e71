using System.Globalization;

namespace Seaworthy.Corpus.Loading;

/// <summary>Picks one target framework of several, and knows the symbols that the SDK would define for it.</summary>
internal static class TargetFrameworks
{
    private const int Newest = 10;
    private static readonly string[] s_netCoreApp = ["1.0", "1.1", "2.0", "2.1", "2.2", "3.0", "3.1"];
    private static readonly string[] s_netStandard = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.0", "2.1"];

    /// <summary>The framework nearest to the references that the runner compiles with (.NET 10).</summary>
    public static string Pick(string frameworks) =>
        frameworks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .MaxBy(Rank) ?? "";

    public static IEnumerable<string> Symbols(string framework)
    {
        (string family, Version version) = Split(framework);
        switch (family)
        {
            case "net" when version.Major >= 5:
                yield return "NET";
                yield return "NETCOREAPP";
                yield return $"NET{version.Major}_{version.Minor}";
                for (int major = 5; major <= version.Major; major++)
                {
                    yield return $"NET{major}_0_OR_GREATER";
                }

                foreach (string older in s_netCoreApp)
                {
                    yield return $"NETCOREAPP{older.Replace('.', '_')}_OR_GREATER";
                }

                break;
            case "netcoreapp":
                yield return "NETCOREAPP";
                foreach (string symbol in UpTo("NETCOREAPP", s_netCoreApp, version))
                {
                    yield return symbol;
                }

                break;
            case "netstandard":
                yield return "NETSTANDARD";
                foreach (string symbol in UpTo("NETSTANDARD", s_netStandard, version))
                {
                    yield return symbol;
                }

                break;
            case "net":
                yield return "NETFRAMEWORK";
                yield return "NET" + framework["net".Length..];
                break;
        }
    }

    private static IEnumerable<string> UpTo(string prefix, string[] versions, Version version)
    {
        yield return $"{prefix}{version.Major}_{version.Minor}";
        foreach (string known in versions.Where(v => Version.Parse(v) <= version))
        {
            yield return $"{prefix}{known.Replace('.', '_')}_OR_GREATER";
        }
    }

    private static double Rank(string framework)
    {
        (string family, Version version) = Split(framework);
        double number = version.Major + (version.Minor / 10.0);
        double platform = framework.Contains('-', StringComparison.Ordinal) ? -0.05 : 0;
        return platform + family switch
        {
            "net" when version.Major > Newest => 900 - number,
            "net" when version.Major >= 5 => 1000 + number,
            "netcoreapp" => 500 + number,
            "netstandard" => 400 + number,
            "net" => 100 + number,
            _ => 0,
        };
    }

    public static (string Family, Version Version) Split(string framework)
    {
        string name = framework.Split('-')[0].ToLowerInvariant();
        int digits = name.AsSpan().IndexOfAnyInRange('0', '9');
        if (digits <= 0)
        {
            return (name, new Version(0, 0));
        }

        string number = name[digits..];
        if (!number.Contains('.', StringComparison.Ordinal))
        {
            // net472 is 4.7.2
            number = string.Join('.', number.Select(c => c.ToString(CultureInfo.InvariantCulture)));
            number = number.Contains('.', StringComparison.Ordinal) ? number : number + ".0";
        }

        return Version.TryParse(number, out Version? version)
            ? (name[..digits], version)
            : (name[..digits], new Version(0, 0));
    }
}

using System.IO;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Common.Json;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>Finds the flag files among the additional files, and reads each of them once.</summary>
internal static class FlagFileReader
{
    private const string KindKey = "build_metadata.AdditionalFiles.SeaworthyKind";
    private const int MaxLength = 4 * 1024 * 1024;

    private static readonly ImmutableArray<string> KindNames = ImmutableArray.Create(Enum.GetNames(typeof(FlagFileKind)));

    // What a text says never changes, so it is kept for as long as the text is, and for all rules.
    private static readonly ConditionalWeakTable<SourceText, Reading> Readings = new();

    /// <summary>What the file says about flags; null where it is no flag file.</summary>
    public static FlagFile? Read(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        var declared = options.GetOptions(file).TryGetValue(KindKey, out var metadata) && metadata.Trim() is { Length: > 0 } name ? name : null;
        var expected = declared is null ? KindByName(file.Path) : null;
        if (declared is null && expected is null && !EndsWith(file.Path, ".json"))
            return null;

        if (file.GetText(cancellationToken) is not { } text)
            return declared is null && expected is not FlagFileKind.Flags ? null : FlagFile.Unreadable(file.Path, FlagFileKind.Flags, "the file can't be read");

        if (Readings.TryGetValue(text, out var known) && known.Path == file.Path && known.Declared == declared)
            return known.File;

        var read = Read(file.Path, text, declared, expected);
        if (known is null)
            Readings.GetValue(text, _ => new(file.Path, declared, read));

        return read;
    }

    private static FlagFile? Read(string path, SourceText text, string? declared, FlagFileKind? expected)
    {
        var kind = expected;
        if (declared is not null)
        {
            if (!Enum.TryParse<FlagFileKind>(declared, ignoreCase: true, out var parsed) || !Enum.IsDefined(typeof(FlagFileKind), parsed) || char.IsDigit(declared[0]))
                return FlagFile.Unreadable(path, FlagFileKind.Flags, $"its SeaworthyKind '{declared}' is not known; {FlagFileWords.Suggest(declared, KindNames)}");

            kind = parsed;
        }

        if (text.Length > MaxLength)
            return kind is null ? null : FlagFile.Unreadable(path, kind.Value, "the file is larger than 4 MB, and was not read");

        var json = JsonText.Read(text.ToString());
        if ((kind ?? FlagFileSniffer.Sniff(json.Root)) is not { } found)
            return null;

        // Most settings files have nothing to do with flags, and their errors are somebody else's.
        if (found is FlagFileKind.AppSettings && !AppSettingsFlags.IsIn(json.Root))
            return null;

        var builder = new FlagFileBuilder(path, found, text);
        foreach (var error in json.Errors)
            builder.Report(error.Span, error.Message);

        builder.IsBroken = !json.Errors.IsEmpty;
        switch (found)
        {
            case FlagFileKind.Flags:
                new RegistryFile(json, builder).Read();
                break;

            case FlagFileKind.AppSettings:
                AppSettingsFlags.Read(json.Root, builder);
                break;

            default:
                VendorExport.Read(found, json.Root, builder);
                break;
        }

        return builder.Build();
    }

    private static FlagFileKind? KindByName(string path)
    {
        var name = Path.GetFileName(path);
        return string.Equals(name, "featureflags.json", StringComparison.OrdinalIgnoreCase) || EndsWith(name, ".featureflags.json") ? FlagFileKind.Flags
            : name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase) && EndsWith(name, ".json") ? FlagFileKind.AppSettings
            : null;
    }

    private static bool EndsWith(string path, string end) => path.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    private sealed record Reading(string Path, string? Declared, FlagFile? File);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seaworthy.Corpus.Results;

/// <summary>Where the files of the corpus are, and how they are written: sorted, and the same on every machine.</summary>
internal sealed class CorpusFiles(string repositoryRoot)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string List { get; } = Path.Combine(repositoryRoot, "eng", "corpus.json");

    public string Counts { get; } = Path.Combine(repositoryRoot, "eng", "corpus", "counts.json");

    public string Times { get; } = Path.Combine(repositoryRoot, "eng", "corpus", "times.json");

    public string Labels { get; } = Path.Combine(repositoryRoot, "eng", "labels");

    public string Page { get; } = Path.Combine(repositoryRoot, "docs", "corpus.md");

    public IReadOnlyList<CorpusEntry> ReadList() => Read<CorpusEntry>(List);

    public IReadOnlyList<RepositoryCounts> ReadCounts() => Read<RepositoryCounts>(Counts);

    public IReadOnlyList<RepositoryTimes> ReadTimes() => Read<RepositoryTimes>(Times);

    public IReadOnlyList<Label> ReadLabels() =>
        Directory.Exists(Labels) ? [.. Directory.EnumerateFiles(Labels, "*.json").Order(StringComparer.Ordinal).SelectMany(Read<Label>)] : [];

    /// <summary>One file a rule, by place.</summary>
    public void WriteLabels(IEnumerable<Label> labels)
    {
        foreach (var rule in labels.GroupBy(label => label.Id))
            Write(Path.Combine(Labels, rule.Key + ".json"), rule.OrderBy(label => label.Repository, StringComparer.Ordinal).ThenBy(label => label.Path, StringComparer.Ordinal).ThenBy(label => label.Line));
    }

    /// <summary>The tables of the page, from nothing but these files and the rules.</summary>
    public string WritePage(string page, IReadOnlyList<RuleFacts> rules) =>
        new CorpusTables(ReadList(), ReadCounts(), ReadTimes(), ReadLabels(), rules).Fill(page);

    public static IReadOnlyList<T> Read<T>(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<List<T>>(File.ReadAllText(file), Format)! : [];

    /// <summary>The file is there as a whole or not at all: others wait for it.</summary>
    public static void Write<T>(string file, T value)
    {
        File.WriteAllText(file + ".part", JsonSerializer.Serialize(value, Format) + "\n");
        File.Move(file + ".part", file, overwrite: true);
    }

    public static T ReadOne<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(file), Format)!;
}

namespace Seaworthy.Benchmarks.Code;

/// <summary>What generated types are made of. <c>$Noun</c> is what the file is about, <c>$N</c> and <c>$C</c> are numbers.</summary>
internal static class Members
{
    public const string PlainUsings = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    public const string ServiceUsings = PlainUsings + """
        using System.Net.Http;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using Microsoft.FeatureManagement;
        using Polly;

        """;

    public static string Model(string noun) => $$"""
        public enum {{noun}}State { New, Open, Held, Closed }

        public sealed record {{noun}}Line(string Article, int Count, decimal Price)
        {
            public decimal Total => Count * Price;
        }

        public sealed class {{noun}}
        {
            public int Id { get; init; }
            public string Name { get; set; } = "";
            public {{noun}}State State { get; set; }
            public DateTime Created { get; init; }
            public List<{{noun}}Line> Lines { get; } = [];
            public decimal Total => Lines.Sum(line => line.Total);
        }

        public interface I{{noun}}Store
        {
            Task<{{noun}}?> FindAsync(int id, CancellationToken cancellationToken);
            Task SaveAsync({{noun}} item, CancellationToken cancellationToken);
        }


        """;

    public static string PlainType(string name, string noun) => $$"""
        public sealed class {{name}}
        {
            private readonly Dictionary<int, {{noun}}> _items = [];
            private readonly List<string> _notes = [];
            private int _changes;

        $Members}


        """;

    public static string ServiceType(string name, string noun) => $$"""
        public sealed class {{name}}(ILogger<{{name}}> logger, I{{noun}}Store store, IVariantFeatureManager features, HttpClient client, ResiliencePipeline pipeline) : BackgroundService
        {
            private readonly Dictionary<int, {{noun}}> _items = [];
            private readonly List<string> _notes = [];
            private int _changes;

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
                while (await timer.WaitForNextTickAsync(stoppingToken))
                {
                    logger.LogInformation("{Count} items, {Changes} changes, {Notes} notes", _items.Count, _changes, _notes.Count);
                    foreach (var id in _items.Keys)
                        await store.FindAsync(id, stoppingToken);
                }
            }

        $Members}


        """;

    public static readonly string[] Plain =
    [
        """
            public decimal Sum$N(IEnumerable<$Noun> items, DateTime from)
            {
                var total = 0m;
                foreach (var item in items.Where(each => each.Created >= from && each.State is not $NounState.Closed))
                {
                    foreach (var line in item.Lines)
                        total += line.Count > $C ? line.Total * 0.95m : line.Total;
                }

                return Math.Round(total, 2);
            }


        """,
        """
            public string Describe$N($Noun item)
            {
                var text = new StringBuilder();
                text.Append(item.Name).Append(' ').Append(item.Id.ToString(CultureInfo.InvariantCulture));
                for (var index = 0; index < item.Lines.Count; index++)
                {
                    var line = item.Lines[index];
                    if (index > 0)
                        text.Append(", ");

                    text.Append(line.Count).Append(" x ").Append(line.Article).Append(" at ").Append(line.Price.ToString("N2", CultureInfo.InvariantCulture));
                }

                return text.Length > $C0 ? text.ToString(0, $C0) : text.ToString();
            }


        """,
        """
            public bool TryParse$N(string text, out $NounLine? line)
            {
                line = null;
                var parts = text.Split(';', StringSplitOptions.TrimEntries);
                if (parts.Length != 3 || parts[0].Length == 0)
                    return false;

                if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    || !decimal.TryParse(parts[2], NumberStyles.Number, CultureInfo.InvariantCulture, out var price))
                {
                    _notes.Add($"line {parts[0]} is not understood");
                    return false;
                }

                line = new $NounLine(parts[0], count, price);
                return count < $C00;
            }


        """,
        """
            public Dictionary<$NounState, int> Count$N()
            {
                var result = new Dictionary<$NounState, int>();
                foreach (var (id, item) in _items)
                {
                    result.TryGetValue(item.State, out var count);
                    result[item.State] = count + (id % $C == 0 ? 2 : 1);
                }

                return result;
            }


        """,
        """
            public string State$N($Noun item) => item switch
            {
                { State: $NounState.New, Lines.Count: 0 } => "empty",
                { State: $NounState.New } => "new",
                { State: $NounState.Open, Total: > $C00m } => "large",
                { State: $NounState.Open or $NounState.Held } when item.Created < DateTime.UnixEpoch.AddDays($C) => "old",
                { State: $NounState.Closed, Name: { Length: > 0 } name } => name + " is closed",
                _ => "other",
            };


        """,
        """
            public async Task<int> Read$NAsync(string path, CancellationToken cancellationToken)
            {
                var lines = await File.ReadAllLinesAsync(path, cancellationToken);
                var read = 0;
                foreach (var line in lines)
                {
                    var text = line.Trim();
                    if (text.Length == 0 || text[0] == '#')
                        continue;

                    try
                    {
                        var id = int.Parse(text, CultureInfo.InvariantCulture);
                        _items[id] = new $Noun { Id = id, Name = "item " + id, Created = File.GetLastWriteTimeUtc(path) };
                        read++;
                    }
                    catch (FormatException error)
                    {
                        throw new InvalidDataException($"'{text}' in {path} is no number", error);
                    }
                }

                return Interlocked.Add(ref _changes, read);
            }


        """,
        """
            public IReadOnlyList<$Noun> Page$N(int page, string? name, bool newestFirst)
            {
                IEnumerable<$Noun> found = _items.Values;
                if (!string.IsNullOrWhiteSpace(name))
                    found = found.Where(item => item.Name.Contains(name, StringComparison.OrdinalIgnoreCase));

                found = newestFirst ? found.OrderByDescending(item => item.Created).ThenBy(item => item.Id) : found.OrderBy(item => item.Id);
                return [.. found.Skip(page * $C).Take($C)];
            }


        """,
        """
            public void Merge$N($Noun target, $Noun source)
            {
                ArgumentNullException.ThrowIfNull(target);
                ArgumentNullException.ThrowIfNull(source);
                var known = target.Lines.ToDictionary(line => line.Article, StringComparer.Ordinal);
                foreach (var line in source.Lines)
                {
                    if (known.TryGetValue(line.Article, out var same) && same.Price == line.Price)
                        target.Lines[target.Lines.IndexOf(same)] = same with { Count = same.Count + line.Count };
                    else
                        target.Lines.Add(line);
                }

                target.State = source.State > target.State ? source.State : target.State;
                _changes++;
            }


        """,
    ];

    public static readonly string[] Service =
    [
        """
            public async Task Close$NAsync(int id, CancellationToken cancellationToken)
            {
                var item = await store.FindAsync(id, cancellationToken);
                if (item is null)
                {
                    logger.LogWarning("{Kind} {Id} is not there", "$Noun", id);
                    return;
                }

                item.State = $NounState.Closed;
                await store.SaveAsync(item, cancellationToken);
                logger.LogInformation("{Kind} {Id} is closed with {Lines} lines", "$Noun", item.Id, item.Lines.Count);
            }


        """,
        """
            public async Task<string> Fetch$NAsync(Uri address, CancellationToken cancellationToken)
            {
                try
                {
                    return await pipeline.ExecuteAsync(async token => await client.GetStringAsync(address, token), cancellationToken);
                }
                catch (HttpRequestException error)
                {
                    logger.LogError(error, "{Address} can't be read", address);
                    throw;
                }
            }


        """,
        """
            public async Task<decimal> Price$NAsync($Noun item, CancellationToken cancellationToken)
            {
                if (await features.IsEnabledAsync("rebate-$C", cancellationToken))
                    return item.Total * 0.9m;

                using (logger.BeginScope("Price of {Id}", item.Id))
                {
                    logger.LogDebug("No rebate for {Lines} lines", item.Lines.Count);
                    return item.Total;
                }
            }


        """,
        """
            public async Task<int> Sweep$NAsync(CancellationToken cancellationToken)
            {
                var swept = 0;
                foreach (var (id, item) in _items)
                {
                    try
                    {
                        await store.SaveAsync(item, cancellationToken);
                        swept++;
                    }
                    catch (InvalidOperationException error)
                    {
                        logger.LogError(error, "Item {Id} can't be saved", id);
                    }

                    await Task.Delay($C, cancellationToken);
                }

                return swept;
            }


        """,
    ];

    public static readonly string[] Findings =
    [
        """
            public void Report$N($Noun item)
            {
                logger.LogInformation($"{item.Name} has {item.Lines.Count} lines, {$C} at most");
            }


        """,
        """
            public async Task Save$NAsync($Noun item)
            {
                try
                {
                    await store.SaveAsync(item, CancellationToken.None);
                }
                catch (Exception error)
                {
                    logger.LogError("Saving failed: " + error.Message);
                }
            }


        """,
        """
            public async Task<string> Get$NAsync(Uri address)
            {
                var attempt = 0;
                while (true)
                {
                    try
                    {
                        return await client.GetStringAsync(address);
                    }
                    catch (HttpRequestException) when (++attempt < $C)
                    {
                    }
                }
            }


        """,
        """
            public async Task Poll$NAsync(CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    await store.FindAsync($C, cancellationToken);
                    await Task.Delay(TimeSpan.FromMinutes($C));
                }
            }


        """,
        """
            public void Note$N($Noun item, Exception error)
            {
                logger.LogError("{Kind} {Id} failed {Error}", "$Noun", item.Id);
                logger.LogWarning("{Name} and {Name}", item.Name, error);
            }


        """,
    ];
}

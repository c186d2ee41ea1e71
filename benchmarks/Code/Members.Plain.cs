namespace Seaworthy.Benchmarks.Code;

internal static partial class Members
{
    /// <summary>Plain C#, for which no rule has anything to say.</summary>
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
}

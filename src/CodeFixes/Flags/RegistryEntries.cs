namespace Seaworthy.CodeFixes.Flags;

/// <summary>Takes flags out of the flag files once nothing in the solution names them any more.</summary>
internal static class RegistryEntries
{
    private const string FileName = "featureflags.json";

    public static async Task<Solution> RemoveAsync(Solution solution, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var gone = new List<string>();
        foreach (var key in keys)
        {
            if (!await IsNamedAsync(solution, key, cancellationToken).ConfigureAwait(false))
                gone.Add(key);
        }

        if (gone.Count is 0)
            return solution;

        gone.Sort(StringComparer.Ordinal);
        foreach (var file in solution.Projects.SelectMany(project => project.AdditionalDocuments).Where(IsRegistry).ToList())
        {
            if (RegistryEdit.Remove(await file.GetTextAsync(cancellationToken).ConfigureAwait(false), gone) is { } text)
                solution = solution.WithAdditionalDocumentText(file.Id, text);
        }

        return solution;
    }

    /// <summary>Whether a file has the key as a whole: as a text, in markup, or in a configuration.</summary>
    private static async Task<bool> IsNamedAsync(Solution solution, string key, CancellationToken cancellationToken)
    {
        foreach (var project in solution.Projects)
        {
            foreach (var document in project.Documents.Concat(project.AdditionalDocuments.Where(file => !IsRegistry(file) && !IsSettings(file))))
            {
                var text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
                for (var index = text.IndexOf(key, StringComparison.OrdinalIgnoreCase); index >= 0; index = text.IndexOf(key, index + 1, StringComparison.OrdinalIgnoreCase))
                {
                    if (IsQuoted(text, index, key.Length))
                        return true;
                }
            }
        }

        return false;
    }

    private static bool IsQuoted(string text, int start, int length) =>
        start > 0 && text[start - 1] is '"' or ':' or ',' && start + length < text.Length && text[start + length] is '"' or ',' or ':';

    private static bool IsRegistry(TextDocument file) => file.Name.EndsWith(FileName, StringComparison.OrdinalIgnoreCase);

    private static bool IsSettings(TextDocument file) => file.Name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase);
}

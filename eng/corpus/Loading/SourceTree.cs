namespace Seaworthy.Corpus.Loading;

/// <summary>Finds the projects of a checkout and reads each of them.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> s_skippedFolders =
        new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", "node_modules", ".git", ".vs", "artifacts" };

    public static List<ProjectModel> Read(string root, List<string> problems)
    {
        List<string> projectFiles = [];
        List<string> sources = [];
        foreach (string file in Files(root))
        {
            if (file.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
            {
                projectFiles.Add(file);
            }
            else if (file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
            {
                sources.Add(file);
            }
        }

        ILookup<string, string> byNearest = NearestProject(projectFiles, sources);
        bool isLoose = projectFiles.Count == 0 && sources.Count > 0;
        var models = new List<ProjectModel>();
        ReadEvaluated(root, projectFiles, byNearest, models, problems);

        if (isLoose)
        {
            models.Add(XmlReader.Loose(root, sources));
        }

        return
        [
            .. models
                .Where(m => !IsTest(m, root) && m.Files.Length > 0),
        ];
    }

    private static void ReadEvaluated(
        string root, List<string> projectFiles, ILookup<string, string> byNearest, List<ProjectModel> models, List<string> problems)
    {
        using var reader = new MsBuildReader();
        foreach (string path in projectFiles)
        {
            try
            {
                models.Add(reader.Read(path));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // MSBuild throws many kinds; each means the same here.
                problems.Add($"{Path.GetRelativePath(root, path)}: not evaluated, XML read instead: {FirstLine(e.Message)}");
                models.Add(XmlReader.Read(path, root, byNearest[path]));
            }
        }
    }

    private static bool IsTest(ProjectModel model, string root)
    {
        string path = Path.GetRelativePath(root, model.Path);
        return model.IsTest
            || path.Contains("test", StringComparison.OrdinalIgnoreCase)
            || path.Contains("spec", StringComparison.OrdinalIgnoreCase)
            || path.Contains("benchmark", StringComparison.OrdinalIgnoreCase);
    }

    private static ILookup<string, string> NearestProject(List<string> projectFiles, List<string> sources)
    {
        ILookup<string, string> byFolder = projectFiles.ToLookup(p => Path.GetDirectoryName(p)!);
        return sources
            .SelectMany(source => Nearest(source).Select(project => (project, source)))
            .ToLookup(pair => pair.project, pair => pair.source);

        IEnumerable<string> Nearest(string source)
        {
            for (string? folder = Path.GetDirectoryName(source); folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (byFolder.Contains(folder))
                {
                    return byFolder[folder];
                }
            }

            return [];
        }
    }

    private static IEnumerable<string> Files(string folder)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (string file in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
        {
            yield return file;
        }

        foreach (string child in Directory.EnumerateDirectories(folder, "*", options).Order(StringComparer.Ordinal))
        {
            if (s_skippedFolders.Contains(Path.GetFileName(child)))
            {
                continue;
            }

            foreach (string file in Files(child))
            {
                yield return file;
            }
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}

/// <summary>A sample, the rules that it is about, and what it shows when it is run before its repair and after it.</summary>
abstract class Story(string folder, string project, params string[] rules)
{
    public string Folder => folder;

    public IReadOnlyList<string> Rules => rules;

    public string ProjectPath => Path.Combine(folder, project);

    /// <summary>The projects of the sample, each after those that it needs.</summary>
    public virtual IReadOnlyList<string> Projects => [ProjectPath];

    /// <summary>What is repaired: the project, or a solution of several.</summary>
    public virtual string RepairedPath => ProjectPath;

    /// <summary>What somebody does to the sample before it is built.</summary>
    public virtual void Prepare(string samples)
    {
    }

    /// <summary>Runs the sample once, and returns what it says.</summary>
    public virtual string Run(Tool tool, string samples) => tool.Run("dotnet", "run", "--no-build", "--project", ProjectPath);

    /// <summary>Shows the difference, and falls short when there is none.</summary>
    public abstract void Tell(string outputBefore, string outputAfter);
}

sealed record Finding(string Rule, string File, int Line, string Message, string Link);

namespace Seaworthy.Tests.Packaging;

/// <summary>The sources under test, as git knows them.</summary>
internal static class Checkout
{
    public static async Task<string> Commit() => (await Git(Repository.Root, "rev-parse", "HEAD")).Trim();

    /// <summary>
    /// A second checkout of the same commit, with what has not been committed yet, and with a remote that has nothing to
    /// do with the address of the repository.
    /// </summary>
    public static async Task Clone(string folder)
    {
        await Git(Repository.Root, "clone", "--quiet", "--no-hardlinks", Repository.Root, folder);
        await Git(folder, "checkout", "--quiet", "--detach", await Commit());
        await Git(folder, "remote", "set-url", "origin", "https://git.example.com/somebody/fork.git");
        foreach (var file in await Files("--cached", "--others"))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(folder, file), overwrite: true);
        }

        foreach (var file in await Files("--deleted"))
            File.Delete(Path.Combine(folder, file));
    }

    private static async Task<IEnumerable<string>> Files(params string[] kinds)
    {
        var names = await Git(Repository.Root, ["ls-files", "--exclude-standard", "-z", .. kinds]);
        return names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => kinds is ["--deleted"] || File.Exists(Path.Combine(Repository.Root, file)));
    }

    private static async Task<string> Git(string folder, params string[] arguments) => (await Tool.Run(folder, "git", arguments)).Expect(0).Output;
}

using System.Reflection;
using Seaworthy.Corpus.Analysis;
using Seaworthy.Corpus.Labelling;
using Seaworthy.Corpus.Loading;
using Seaworthy.Corpus.Results;
using Seaworthy.Corpus.Running;

try
{
    var line = CommandLine.Parse(args, Path.Combine(Metadata("Artifacts"), "corpus"));
    var files = new CorpusFiles(Metadata("RepositoryRoot"));
    switch (line.Command)
    {
        case "run":
            Directory.CreateDirectory(line.Out);
            var code = new Conductor(line, files).Run();
            WritePage(files);
            return code;

        case "work":
            MsBuildReader.Register();
            await WorkAsync(line, files);
            return 0;

        case "worksheet":
            Worksheets.Write(line, files);
            return 0;

        case "labels":
            var check = new LabelCheck(line.Out, files.ReadLabels());
            check.Tell();
            if (line.Marks)
                files.WriteLabels([.. check.Mark()]);

            return 0;

        case "tables":
            WritePage(files);
            return 0;

        default:
            throw new UsageException(CommandLine.Usage);
    }
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

static async Task WorkAsync(CommandLine line, CorpusFiles files)
{
    var worker = new Worker(line, Metadata("References"));
    foreach (var entry in files.ReadList().Where(entry => line.Only.Contains(entry.Repository)))
    {
        if (Checkout.Find(entry, line.Folder) is { } checkout)
            await worker.RunAsync(checkout);
    }
}

static void WritePage(CorpusFiles files) =>
    File.WriteAllText(files.Page, files.WritePage(File.ReadAllText(files.Page).ReplaceLineEndings("\n"), Rules.Facts));

static string Metadata(string key) =>
    Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
